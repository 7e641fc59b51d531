import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{_ as t,b as n,f as r}from"./preload-helper-BXkM5-_s.js";import{$ as i,E as a,G as o,H as s,J as c,L as l,N as u,O as d,S as f,V as p,W as m,_ as h,a as g,c as ee,g as _,i as v,j as y,k as b,l as x,rt as S,s as C,z as w}from"./field-ClDpNUri.js";import{C as te,S as T,c as ne,h as re,m as E,o as D,p as O,v as k,x as A}from"./index-w3-8Cj3a.js";import{t as j}from"./export-BJXMrRPu.js";import{c as M,d as N,i as P,l as F,n as I,o as L,p as R,r as z,t as B}from"./table-D3pMRwcM.js";import{n as V,r as H}from"./resolve-DaCycc-0.js";var U={name:`play`,size:24,node:[[`path`,{d:`M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z`,key:`10ikf1`}]]};U.node;var W=m(U),G=e(n(),1),K=t();function q({ages:e,statuses:t}){let[n]=i(),r=R(),a=n.get(`age`);return(0,K.jsx)(`div`,{role:`group`,"aria-label":`Age`,className:`flex flex-wrap gap-2`,children:J(e,t).map(({value:e,name:t,count:n})=>(0,K.jsxs)(s,{on:a===e,onClick:()=>r({age:a===e?null:e}),children:[t,` `,(0,K.jsx)(`span`,{className:`text-soft`,children:n.toLocaleString()})]},e))})}function J(e,t){let n=new Map;for(let{status:r,fromDays:i,toDays:a,count:o}of e){let e=`${i}-${a??``}`,s=n.get(e)?.count??0,c=t.length===0||t.includes(r);n.set(e,{value:e,name:Y(i,a),count:s+(c?o:0)})}return[...n.values()]}function Y(e,t){let n=e=>e===1?`1 day`:`${e} days`;return typeof t==`number`?e===0?`Under ${n(t)}`:`${e}–${t} days`:`Over ${n(e)}`}function ie(e){let[,t,n]=/^(\d{1,3})-(\d{0,3})$/.exec(e??``)??[];if(t===void 0)return{};let r=Math.ceil(Date.now()/36e5)*36e5,i=e=>new Date(r-Number(e)*864e5).toISOString();return{createdAt:{to:i(t),...n&&{from:i(n)}}}}function ae({feeds:e}){return e?.map(({currency:e,lastDate:t,count:n,expected:r})=>(0,K.jsxs)(u,{tone:`busy`,children:[`The `,e,` feed is late: `,t?`statements reach ${_(t)}`:`no statement has come yet`,`;`,` `,n===1?`1 payment`:`${n.toLocaleString()} payments`,` of `,(0,K.jsx)(C,{of:r}),` `,n===1?`waits`:`wait`,`.`]},e))}var oe=50,se=r(`
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
`),ce=r(`
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
`);r(`
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
`);function le(){let e=S(),[t,n]=(0,G.useState)(!1),[r,i]=(0,G.useState)(null),a=async()=>{n(!0),i(await ue().catch(e=>e.message)),n(!1),e.invalidateQueries()};return(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(`span`,{role:`status`,className:`self-center text-[0.85rem] text-soft`,children:r}),(0,K.jsxs)(p,{busy:t,onClick:()=>void a(),children:[(0,K.jsx)(W,{"aria-hidden":!0,className:`size-4`}),`Reconcile now`]})]})}async function ue(){let{run:e,errors:t}=(await o(ce,{})).runReconciliation;return e?`Looked at ${e.examined.toLocaleString()}, changed ${e.changed.toLocaleString()}.`:t[0]?.message??`It did not run.`}function de(){let[e]=i(),t=e.get(`after`),n=c(se,{first:oe,after:t},{live:!0});return(0,K.jsx)(T,{children:(0,K.jsx)(y,{asked:n,rows:8,children:({reconciliationRuns:{nodes:t,pageInfo:n}})=>t.length===0?(0,K.jsx)(b,{title:`There has been no run yet.`,children:`The worker reconciles by its schedule.`}):(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(B,{caption:`Runs, newest first`,columns:fe,rows:t,keyOf:({id:e})=>e,hrefOf:({id:t})=>`/reconciliation?${l(e,{run:t,view:null,after:null,status:null})}`}),(0,K.jsx)(I,{page:n})]})})})}var fe=[{name:`Started`,cell:({startedAt:e})=>(0,K.jsx)(v,{at:e})},{name:`Status`,cell:({status:e,failureReason:t})=>(0,K.jsx)(`span`,{title:t??void 0,children:(0,K.jsx)(a,{...re(e)})})},{name:`By`,cell:({trigger:e})=>e===`MANUAL`?`A person`:`Schedule`},{name:`Took`,cell:({startedAt:e,finishedAt:t})=>t?h(e,t):`–`},{name:`Looked at`,right:!0,cell:({examined:e})=>e.toLocaleString()},{name:`Changed`,right:!0,cell:e=>e.changed.toLocaleString()},{name:`Matched`,right:!0,cell:e=>X(e,`MATCHED`)},{name:`Mismatched`,right:!0,cell:e=>X(e,`MISMATCHED`)},{name:`Pending`,right:!0,cell:e=>X(e,`SETTLEMENT_PENDING`)},{name:`Missing`,right:!0,cell:e=>X(e,`MISSING_SETTLEMENT`)}];function X(e,t){return(e.counts.find(e=>e.status===t)?.count??0).toLocaleString()}function pe({counts:e}){let t=e.reduce((e,{count:t})=>e+t,0);return(0,K.jsx)(`div`,{role:`group`,"aria-label":`Verdicts`,className:`grid grid-cols-2 gap-3 xl:grid-cols-4`,children:e.map(e=>(0,K.jsx)(me,{count:e,total:t},e.status))})}function me({count:e,total:t}){let[n]=i(),r=R(),a=n.get(`status`)===e.status,{text:o,tone:s}=k(e.status),c=s===`bad`&&e.count>0;return(0,K.jsxs)(`button`,{type:`button`,"aria-pressed":a,onClick:()=>r({status:a?null:e.status,reason:null,view:null}),className:`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${a?`border-accent`:c?`border-bad`:`border-line`}`,children:[(0,K.jsx)(`span`,{className:`block text-[0.88rem] text-soft`,children:o}),(0,K.jsx)(`span`,{className:`mt-1 block text-2xl font-semibold ${c?`text-bad`:``}`,children:e.status===`MATCHED`&&t>0?x(e.count/t):e.count.toLocaleString()}),(0,K.jsx)(`span`,{className:`mt-1 block text-[0.8rem] text-soft`,children:e.status===`MATCHED`?`${e.count.toLocaleString()} of ${t.toLocaleString()}`:(0,K.jsx)(ee,{of:e.expected})}),e.difference.filter(({amount:e})=>f(e)).map(e=>(0,K.jsxs)(`span`,{className:`block text-[0.8rem] text-soft`,children:[(0,K.jsx)(C,{of:e,signed:!0}),` difference`]},e.currency))]})}var he=r(`
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
`),ge=r(`
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
`);r(`
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
`);var _e=[`MISMATCHED`,`MISSING_SETTLEMENT`],Z=[[`no`,`Unresolved`],[`yes`,`Resolved`]],Q=D.map(e=>[e,O(e)]);function ve({viewer:e}){let[t]=i(),n=c(ge,{seesAll:d(e)},{live:!0}),r=d(e)&&t.get(`view`)===`runs`,a=n.data?.reconciliationSummary.lastRun;return(0,K.jsxs)(te,{title:`Reconciliation`,aside:(0,K.jsxs)(K.Fragment,{children:[a&&(0,K.jsxs)(`span`,{className:`text-[0.85rem] text-soft`,children:[`Last run `,(0,K.jsx)(v,{at:a.asOf})]}),(0,K.jsx)(A,{asked:n})]}),actions:d(e)&&(0,K.jsx)(le,{}),children:[(0,K.jsx)(y,{asked:n,children:({reconciliationSummary:e})=>(0,K.jsxs)(`div`,{className:`space-y-3`,children:[(0,K.jsx)(pe,{counts:e.counts}),(0,K.jsx)(ae,{feeds:e.lateFeeds})]})}),d(e)&&(0,K.jsx)(ye,{}),r?(0,K.jsx)(de,{}):(0,K.jsx)(be,{viewer:e,ages:n.data?.reconciliationSummary.ages??[]})]})}function ye(){let[e]=i(),t=R(),n=e.get(`view`)===`runs`;return(0,K.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,K.jsx)(s,{on:!n,onClick:()=>t({view:null}),children:`Verdicts`}),(0,K.jsx)(s,{on:n,onClick:()=>t({view:`runs`,run:null}),children:`Runs`})]})}function be({viewer:e,ages:t}){let[n]=i(),r=Ce(n,e),a=c(he,{...P(),filter:r,seesAll:d(e)},{live:!0}),[o,s]=(0,G.useState)(null);return(0,K.jsxs)(T,{children:[(0,K.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,K.jsx)(F,{name:`reason`,label:`Reason`,all:`All reasons`,values:Q}),(0,K.jsx)(L,{}),(0,K.jsx)(M,{}),(0,K.jsx)(q,{ages:t,statuses:r.status??[]}),d(e)&&(0,K.jsx)(xe,{}),n.get(`run`)&&(0,K.jsx)(N,{name:`run`,text:`Written by one run`}),(0,K.jsx)(`div`,{className:`ml-auto`,children:(0,K.jsx)(j,{list:`reconciliation-results`,given:{filter:r}})})]}),(0,K.jsx)(y,{asked:a,rows:8,children:({reconciliationResults:t})=>t.nodes.length===0?(0,K.jsx)(b,{title:n.get(`status`)?`No payment has such a verdict.`:`Nothing needs your attention.`}):(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(B,{caption:`Verdicts, newest first`,columns:d(e)?[...$,Se(s)]:$,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:e})=>`/reconciliation?${l(n,{payment:e.id})}`,current:t.nodes.find(({payment:e})=>e.id===n.get(`payment`))?.id}),(0,K.jsx)(z,{page:t.pageInfo})]})}),o&&(0,K.jsx)(V,{verdict:o,onClose:()=>s(null)})]})}function xe(){let[e]=i(),t=R(),n=e.get(`resolved`);return(0,K.jsx)(`div`,{role:`group`,"aria-label":`Resolution`,className:`flex flex-wrap gap-2`,children:Z.map(([e,r])=>(0,K.jsx)(s,{on:n===e,onClick:()=>t({resolved:n===e?null:e}),children:r},e))})}function Se(e){return{name:`Resolution`,cell:t=>t.resolution?(0,K.jsx)(`span`,{title:t.resolution.note,children:E(t.resolution.kind)}):H(t)&&(0,K.jsx)(p,{onClick:()=>e(t),"aria-label":`Resolve ${t.payment.reference??t.payment.id}`,children:`Resolve`})}}var $=[{name:`Payment`,cell:({payment:e})=>e.reference??(0,K.jsx)(g,{children:e.id})},{name:`Verdict`,cell:({status:e})=>(0,K.jsx)(a,{...k(e)})},{name:`Reason`,cell:e=>(0,K.jsx)(`span`,{title:e.explanation,children:O(e.reason)})},{name:`Merchant`,cell:({payment:e})=>(0,K.jsx)(`span`,{className:`text-soft`,children:e.merchant.name})},{name:`Expected`,right:!0,cell:({expected:e})=>(0,K.jsx)(C,{of:e})},{name:`Actual`,right:!0,cell:({actual:e})=>(0,K.jsx)(C,{of:e})},{name:`Difference`,right:!0,cell:({difference:e})=>(0,K.jsx)(`span`,{className:`font-medium`,children:(0,K.jsx)(C,{of:e,signed:!0})})},{name:`Judged`,cell:({createdAt:e})=>(0,K.jsx)(`span`,{className:`text-soft`,children:(0,K.jsx)(v,{at:e})})}];function Ce(e,t){let n=w(e,`status`,ne),r=w(e,`reason`,D),i=e.get(`run`),a=Z.find(([t])=>t===e.get(`resolved`))?.[0],o=t=>e.get(t)||void 0,s=n.length||i||r.length?n:_e;return{...s.length&&{status:s},...r.length&&{reason:r},...i&&{runId:i},...o(`currency`)&&{currency:o(`currency`)},...o(`merchant`)&&{merchantId:o(`merchant`)},...d(t)&&a&&{isResolved:a===`yes`},...ie(e.get(`age`))}}export{ve as default};