import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{d as t,g as n,y as r}from"./preload-helper-DAmeBsQG.js";import{B as i,E as a,L as o,N as s,O as c,Q as l,R as u,S as ee,U as d,V as f,W as p,_ as m,a as h,c as g,g as te,i as _,j as v,k as y,l as b,nt as x,q as S,s as C}from"./field-CYmSYKHG.js";import{C as w,S as T,c as ne,h as re,m as ie,o as E,p as D,v as O,x as k}from"./index-dBDIwaIj.js";import{c as A,d as j,i as M,l as N,n as P,o as F,p as I,r as L,t as R}from"./table-Dv0eLJOc.js";import{t as z}from"./export-DYR4mH8V.js";import{n as B,r as V}from"./resolve-_n4TANDn.js";var H={name:`play`,size:24,node:[[`path`,{d:`M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z`,key:`10ikf1`}]]};H.node;var U=d(H),W=e(r(),1),G=n();function K({ages:e,statuses:t}){let[n]=l(),r=I(),i=n.get(`age`);return(0,G.jsx)(`div`,{role:`group`,"aria-label":`Age`,className:`flex flex-wrap gap-2`,children:q(e,t).map(({value:e,name:t,count:n})=>(0,G.jsxs)(f,{on:i===e,onClick:()=>r({age:i===e?null:e}),children:[t,` `,(0,G.jsx)(`span`,{className:`text-soft`,children:n.toLocaleString()})]},e))})}function q(e,t){let n=new Map;for(let{status:r,fromDays:i,toDays:a,count:o}of e){let e=`${i}-${a??``}`,s=n.get(e)?.count??0,c=t.length===0||t.includes(r);n.set(e,{value:e,name:J(i,a),count:s+(c?o:0)})}return[...n.values()]}function J(e,t){let n=e=>e===1?`1 day`:`${e} days`;return typeof t==`number`?e===0?`Under ${n(t)}`:`${e}–${t} days`:`Over ${n(e)}`}function Y(e){let[,t,n]=/^(\d{1,3})-(\d{0,3})$/.exec(e??``)??[];if(t===void 0)return{};let r=Math.ceil(Date.now()/36e5)*36e5,i=e=>new Date(r-Number(e)*864e5).toISOString();return{createdAt:{to:i(t),...n&&{from:i(n)}}}}function ae({feeds:e}){return e?.map(({currency:e,lastDate:t,count:n,expected:r})=>(0,G.jsxs)(s,{tone:`busy`,children:[`The `,e,` feed is late: `,t?`statements reach ${te(t)}`:`no statement has come yet`,`;`,` `,n===1?`1 payment`:`${n.toLocaleString()} payments`,` of `,(0,G.jsx)(C,{of:r}),` `,n===1?`waits`:`wait`,`.`]},e))}var oe=[`payment`,`reference`,`merchant`,`verdict`,`reason`,`expected`,`actual`,`difference`,`currency`,`settled_currency`,`explanation`,`judged_at`],se=t(`
  query VerdictFile($after: String, $filter: ReconciliationFilter) {
    reconciliationResults(first: 100, after: $after, filter: $filter) {
      nodes {
        ...VerdictFileRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);t(`
  fragment VerdictFileRow on ReconciliationResult {
    status
    reason
    explanation
    createdAt
    expected {
      amount
      currency
    }
    actual {
      amount
      currency
    }
    difference {
      amount
    }
    payment {
      id
      reference
      merchant {
        name
      }
    }
  }
`);function ce({filter:e}){return(0,G.jsx)(z,{file:`reconciliation.csv`,headings:oe,pageAfter:async(t,n)=>{let{nodes:r,pageInfo:i}=(await p(se,{after:t,filter:e},n)).reconciliationResults;return{rows:r.map(le),next:i.hasNextPage?i.endCursor:null}}})}function le({payment:e,expected:t,actual:n,difference:r,...i}){return[e.id,e.reference??``,e.merchant.name,i.status,i.reason,t.amount,n?.amount??``,r?.amount??``,t.currency,n?.currency??``,i.explanation,i.createdAt]}var ue=50,de=t(`
  query RunList($first: Int, $after: String) {
    reconciliationRuns(first: $first, after: $after) {
      nodes {
        ...RunRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`),fe=t(`
  mutation RunReconciliation {
    runReconciliation {
      run {
        id
        examined
        changed
      }
      errors {
        code
        message
      }
    }
  }
`);t(`
  fragment RunRow on ReconciliationRun {
    id
    status
    trigger
    asOf
    examined
    changed
    startedAt
    finishedAt
    failureReason
    counts {
      status
      count
    }
  }
`);function pe(){let e=x(),[t,n]=(0,W.useState)(!1),[r,a]=(0,W.useState)(null),o=async()=>{n(!0),a(await me().catch(e=>e.message)),n(!1),e.invalidateQueries()};return(0,G.jsxs)(G.Fragment,{children:[(0,G.jsx)(`span`,{role:`status`,className:`self-center text-[0.85rem] text-soft`,children:r}),(0,G.jsxs)(i,{busy:t,onClick:()=>void o(),children:[(0,G.jsx)(U,{"aria-hidden":!0,className:`size-4`}),`Reconcile now`]})]})}async function me(){let{run:e,errors:t}=(await p(fe,{})).runReconciliation;return e?`Looked at ${e.examined.toLocaleString()}, changed ${e.changed.toLocaleString()}.`:t[0]?.message??`It did not run.`}function he(){let[e]=l(),t=e.get(`after`),n=S(de,{first:ue,after:t},{live:!0});return(0,G.jsx)(T,{children:(0,G.jsx)(v,{asked:n,rows:8,children:({reconciliationRuns:{nodes:t,pageInfo:n}})=>t.length===0?(0,G.jsx)(y,{title:`There has been no run yet.`,children:`The worker reconciles by its schedule.`}):(0,G.jsxs)(G.Fragment,{children:[(0,G.jsx)(R,{caption:`Runs, newest first`,columns:ge,rows:t,keyOf:({id:e})=>e,hrefOf:({id:t})=>`/reconciliation?${o(e,{run:t,view:null,after:null,status:null})}`}),(0,G.jsx)(P,{page:n})]})})})}var ge=[{name:`Started`,cell:({startedAt:e})=>(0,G.jsx)(_,{at:e})},{name:`Status`,cell:({status:e,failureReason:t})=>(0,G.jsx)(`span`,{title:t??void 0,children:(0,G.jsx)(a,{...re(e)})})},{name:`By`,cell:({trigger:e})=>e===`MANUAL`?`A person`:`Schedule`},{name:`Took`,cell:({startedAt:e,finishedAt:t})=>t?m(e,t):`–`},{name:`Looked at`,right:!0,cell:({examined:e})=>e.toLocaleString()},{name:`Changed`,right:!0,cell:e=>e.changed.toLocaleString()},{name:`Matched`,right:!0,cell:e=>X(e,`MATCHED`)},{name:`Mismatched`,right:!0,cell:e=>X(e,`MISMATCHED`)},{name:`Pending`,right:!0,cell:e=>X(e,`SETTLEMENT_PENDING`)},{name:`Missing`,right:!0,cell:e=>X(e,`MISSING_SETTLEMENT`)}];function X(e,t){return(e.counts.find(e=>e.status===t)?.count??0).toLocaleString()}function _e({counts:e}){let t=e.reduce((e,{count:t})=>e+t,0);return(0,G.jsx)(`div`,{role:`group`,"aria-label":`Verdicts`,className:`grid grid-cols-2 gap-3 xl:grid-cols-4`,children:e.map(e=>(0,G.jsx)(ve,{count:e,total:t},e.status))})}function ve({count:e,total:t}){let[n]=l(),r=I(),i=n.get(`status`)===e.status,{text:a,tone:o}=O(e.status),s=o===`bad`&&e.count>0;return(0,G.jsxs)(`button`,{type:`button`,"aria-pressed":i,onClick:()=>r({status:i?null:e.status,reason:null,view:null}),className:`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${i?`border-accent`:s?`border-bad`:`border-line`}`,children:[(0,G.jsx)(`span`,{className:`block text-[0.88rem] text-soft`,children:a}),(0,G.jsx)(`span`,{className:`mt-1 block text-2xl font-semibold ${s?`text-bad`:``}`,children:e.status===`MATCHED`&&t>0?b(e.count/t):e.count.toLocaleString()}),(0,G.jsx)(`span`,{className:`mt-1 block text-[0.8rem] text-soft`,children:e.status===`MATCHED`?`${e.count.toLocaleString()} of ${t.toLocaleString()}`:(0,G.jsx)(g,{of:e.expected})}),e.difference.filter(({amount:e})=>ee(e)).map(e=>(0,G.jsxs)(`span`,{className:`block text-[0.8rem] text-soft`,children:[(0,G.jsx)(C,{of:e,signed:!0}),` difference`]},e.currency))]})}var ye=t(`
  query VerdictList(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: ReconciliationFilter
    $seesAll: Boolean!
  ) {
    reconciliationResults(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...VerdictRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`),be=t(`
  query ReconciliationSummary($seesAll: Boolean!) {
    reconciliationSummary {
      counts {
        status
        count
        expected {
          amount
          currency
        }
        difference {
          amount
          currency
        }
      }
      lastRun {
        id
        status
        asOf
      }
      ages {
        status
        fromDays
        toDays
        count
      }
      lateFeeds @include(if: $seesAll) {
        currency
        lastDate
        count
        expected {
          amount
          currency
        }
      }
    }
  }
`);t(`
  fragment VerdictRow on ReconciliationResult {
    id
    status
    reason
    explanation
    createdAt
    isCurrent
    resolution @include(if: $seesAll) {
      ...ResolutionFacts
    }
    expected {
      amount
      currency
    }
    actual {
      amount
      currency
    }
    difference {
      amount
      currency
    }
    payment {
      id
      reference
      idempotencyKey
      merchant {
        name
      }
    }
  }
`);var xe=[`MISMATCHED`,`MISSING_SETTLEMENT`],Z=[[`no`,`Unresolved`],[`yes`,`Resolved`]],Q=E.map(e=>[e,D(e)]);function Se({viewer:e}){let[t]=l(),n=S(be,{seesAll:c(e)},{live:!0}),r=c(e)&&t.get(`view`)===`runs`,i=n.data?.reconciliationSummary.lastRun;return(0,G.jsxs)(w,{title:`Reconciliation`,aside:(0,G.jsxs)(G.Fragment,{children:[i&&(0,G.jsxs)(`span`,{className:`text-[0.85rem] text-soft`,children:[`Last run `,(0,G.jsx)(_,{at:i.asOf})]}),(0,G.jsx)(k,{asked:n})]}),actions:c(e)&&(0,G.jsx)(pe,{}),children:[(0,G.jsx)(v,{asked:n,children:({reconciliationSummary:e})=>(0,G.jsxs)(`div`,{className:`space-y-3`,children:[(0,G.jsx)(_e,{counts:e.counts}),(0,G.jsx)(ae,{feeds:e.lateFeeds})]})}),c(e)&&(0,G.jsx)(Ce,{}),r?(0,G.jsx)(he,{}):(0,G.jsx)(we,{viewer:e,ages:n.data?.reconciliationSummary.ages??[]})]})}function Ce(){let[e]=l(),t=I(),n=e.get(`view`)===`runs`;return(0,G.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,G.jsx)(f,{on:!n,onClick:()=>t({view:null}),children:`Verdicts`}),(0,G.jsx)(f,{on:n,onClick:()=>t({view:`runs`,run:null}),children:`Runs`})]})}function we({viewer:e,ages:t}){let[n]=l(),r=De(n,e),i=S(ye,{...M(),filter:r,seesAll:c(e)},{live:!0}),[a,s]=(0,W.useState)(null);return(0,G.jsxs)(T,{children:[(0,G.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,G.jsx)(N,{name:`reason`,label:`Reason`,all:`All reasons`,values:Q}),(0,G.jsx)(F,{}),(0,G.jsx)(A,{}),(0,G.jsx)(K,{ages:t,statuses:r.status??[]}),c(e)&&(0,G.jsx)(Te,{}),n.get(`run`)&&(0,G.jsx)(j,{name:`run`,text:`Written by one run`}),(0,G.jsx)(`div`,{className:`ml-auto`,children:(0,G.jsx)(ce,{filter:r})})]}),(0,G.jsx)(v,{asked:i,rows:8,children:({reconciliationResults:t})=>t.nodes.length===0?(0,G.jsx)(y,{title:n.get(`status`)?`No payment has such a verdict.`:`Nothing needs your attention.`}):(0,G.jsxs)(G.Fragment,{children:[(0,G.jsx)(R,{caption:`Verdicts, newest first`,columns:c(e)?[...$,Ee(s)]:$,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:e})=>`/reconciliation?${o(n,{payment:e.id})}`,current:t.nodes.find(({payment:e})=>e.id===n.get(`payment`))?.id}),(0,G.jsx)(L,{page:t.pageInfo})]})}),a&&(0,G.jsx)(B,{verdict:a,onClose:()=>s(null)})]})}function Te(){let[e]=l(),t=I(),n=e.get(`resolved`);return(0,G.jsx)(`div`,{role:`group`,"aria-label":`Resolution`,className:`flex flex-wrap gap-2`,children:Z.map(([e,r])=>(0,G.jsx)(f,{on:n===e,onClick:()=>t({resolved:n===e?null:e}),children:r},e))})}function Ee(e){return{name:`Resolution`,cell:t=>t.resolution?(0,G.jsx)(`span`,{title:t.resolution.note,children:ie(t.resolution.kind)}):V(t)&&(0,G.jsx)(i,{onClick:()=>e(t),"aria-label":`Resolve ${t.payment.reference??t.payment.id}`,children:`Resolve`})}}var $=[{name:`Payment`,cell:({payment:e})=>e.reference??(0,G.jsx)(h,{children:e.id})},{name:`Verdict`,cell:({status:e})=>(0,G.jsx)(a,{...O(e)})},{name:`Reason`,cell:e=>(0,G.jsx)(`span`,{title:e.explanation,children:D(e.reason)})},{name:`Merchant`,cell:({payment:e})=>(0,G.jsx)(`span`,{className:`text-soft`,children:e.merchant.name})},{name:`Expected`,right:!0,cell:({expected:e})=>(0,G.jsx)(C,{of:e})},{name:`Actual`,right:!0,cell:({actual:e})=>(0,G.jsx)(C,{of:e})},{name:`Difference`,right:!0,cell:({difference:e})=>(0,G.jsx)(`span`,{className:`font-medium`,children:(0,G.jsx)(C,{of:e,signed:!0})})},{name:`Judged`,cell:({createdAt:e})=>(0,G.jsx)(`span`,{className:`text-soft`,children:(0,G.jsx)(_,{at:e})})}];function De(e,t){let n=u(e,`status`,ne),r=u(e,`reason`,E),i=e.get(`run`),a=Z.find(([t])=>t===e.get(`resolved`))?.[0],o=t=>e.get(t)||void 0,s=n.length||i||r.length?n:xe;return{...s.length&&{status:s},...r.length&&{reason:r},...i&&{runId:i},...o(`currency`)&&{currency:o(`currency`)},...o(`merchant`)&&{merchantId:o(`merchant`)},...c(t)&&a&&{isResolved:a===`yes`},...Y(e.get(`age`))}}export{Se as default};