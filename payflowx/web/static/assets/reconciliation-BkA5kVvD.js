import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{_ as t,b as n,f as r}from"./preload-helper-CzsgTRlJ.js";import{$ as i,E as a,G as o,H as s,J as c,L as l,N as u,O as d,V as f,W as ee,_ as p,a as m,c as h,g,i as _,j as v,k as y,l as b,rt as te,s as x,z as S}from"./field-D_getOdc.js";import{a as C,d as w,f as T,n as E,o as D,r as O,s as k,u as A}from"./index-BK4hpBYG.js";import{t as ne}from"./export-Dm3zFfQy.js";import{c as re,d as ie,i as j,l as M,n as N,o as P,p as F,r as I,t as L}from"./table-DoZ1LWWo.js";import{a as R,d as z,f as B}from"./words-bMxKDZnL.js";import{a as V,n as H,r as U}from"./resolve-HfWsiNRZ.js";var W={name:`play`,size:24,node:[[`path`,{d:`M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z`,key:`10ikf1`}]]};W.node;var G=ee(W),K=e(n(),1),q=t();function J({ages:e,statuses:t,isCounted:n}){let[r]=i(),a=F(),o=r.get(`age`);return(0,q.jsx)(`div`,{role:`group`,"aria-label":`Age`,className:`flex flex-wrap gap-2`,children:Y(e,t).map(({value:e,name:t,count:r})=>(0,q.jsxs)(s,{on:o===e,onClick:()=>a({age:o===e?null:e}),children:[t,` `,n&&(0,q.jsx)(`span`,{className:`text-soft`,children:r.toLocaleString()})]},e))})}function Y(e,t){let n=new Map;for(let{status:r,fromDays:i,toDays:a,count:o}of e){let e=`${i}-${a??``}`,s=n.get(e)?.count??0,c=t.length===0||t.includes(r);n.set(e,{value:e,name:ae(i,a),count:s+(c?o:0)})}return[...n.values()]}function ae(e,t){let n=e=>e===1?`1 day`:`${e} days`;return typeof t==`number`?e===0?`Under ${n(t)}`:`${e}–${t} days`:`Over ${n(e)}`}function oe(e){let[,t,n]=/^(\d{1,3})-(\d{0,3})$/.exec(e??``)??[];if(t===void 0)return{};let r=Math.ceil(Date.now()/6e4)*6e4,i=e=>new Date(r-Number(e)*864e5).toISOString();return{since:{to:i(t),...n&&{from:i(n)}}}}function se({feeds:e}){return e?.map(({currency:e,lastDate:t,count:n,expected:r})=>(0,q.jsxs)(u,{tone:`busy`,children:[`The `,e,` feed is late: `,t?`statements reach ${g(t)}`:`no statement has come yet`,`;`,` `,n===1?`1 payment`:`${n.toLocaleString()} payments`,` of `,(0,q.jsx)(x,{of:r}),` `,n===1?`waits`:`wait`,`.`]},e))}var ce=50,le=r(`
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
`),ue=r(`
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
`);function de(){let e=te(),[t,n]=(0,K.useState)(!1),[r,i]=(0,K.useState)(null),a=async()=>{n(!0),i(await fe().catch(e=>e.message)),n(!1),e.invalidateQueries()};return(0,q.jsxs)(q.Fragment,{children:[(0,q.jsx)(`span`,{role:`status`,className:`self-center text-[0.85rem] text-soft`,children:r}),(0,q.jsxs)(f,{busy:t,onClick:()=>void a(),children:[(0,q.jsx)(G,{"aria-hidden":!0,className:`size-4`}),`Reconcile now`]})]})}async function fe(){let{run:e,errors:t}=(await o(ue,{})).runReconciliation;return e?`Looked at ${e.examined.toLocaleString()}, changed ${e.changed.toLocaleString()}.`:t[0]?.message??`It did not run.`}function pe(){let[e]=i(),t=e.get(`after`),n=c(le,{first:ce,after:t},{live:!0});return(0,q.jsx)(w,{children:(0,q.jsx)(v,{asked:n,rows:8,children:({reconciliationRuns:{nodes:t,pageInfo:n}})=>t.length===0?(0,q.jsx)(y,{title:`There has been no run yet.`,children:`The worker reconciles by its schedule.`}):(0,q.jsxs)(q.Fragment,{children:[(0,q.jsx)(L,{caption:`Runs, newest first`,columns:me,rows:t,keyOf:({id:e})=>e,hrefOf:({id:t})=>`/reconciliation?${l(e,{run:t,view:null,after:null,status:null})}`}),(0,q.jsx)(N,{page:n})]})})})}var me=[{name:`Started`,cell:({startedAt:e})=>(0,q.jsx)(_,{at:e})},{name:`Status`,cell:({status:e,failureReason:t})=>(0,q.jsx)(`span`,{title:t??void 0,children:(0,q.jsx)(a,{...O(e)})})},{name:`By`,cell:({trigger:e})=>e===`MANUAL`?`A person`:`Schedule`},{name:`Took`,cell:({startedAt:e,finishedAt:t})=>t?p(e,t):`–`},{name:`Looked at`,right:!0,cell:({examined:e})=>e.toLocaleString()},{name:`Changed`,right:!0,cell:e=>e.changed.toLocaleString()},{name:`Matched`,right:!0,cell:e=>X(e,`MATCHED`)},{name:`Mismatched`,right:!0,cell:e=>X(e,`MISMATCHED`)},{name:`Pending`,right:!0,cell:e=>X(e,`SETTLEMENT_PENDING`)},{name:`Missing`,right:!0,cell:e=>X(e,`MISSING_SETTLEMENT`)}];function X(e,t){return(e.counts.find(e=>e.status===t)?.count??0).toLocaleString()}function he({counts:e,ages:t}){let[n]=i(),r=F(),a=e.reduce((e,{count:t})=>e+t,0);return(0,q.jsx)(`div`,{role:`group`,"aria-label":`Verdicts`,className:`grid grid-cols-2 gap-3 xl:grid-cols-4`,children:e.map(e=>{let{status:i}=e,o=n.get(`status`)===i,s=D.includes(i)&&k(t,[i])>0;return(0,q.jsxs)(`button`,{type:`button`,"aria-pressed":o,onClick:()=>r({status:o?null:i,reason:null,view:null}),className:`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${o?`border-accent`:s?`border-bad`:`border-line`}`,children:[(0,q.jsx)(`span`,{className:`block text-[0.88rem] text-soft`,children:C(i).text}),(0,q.jsx)(`span`,{className:`mt-1 block text-2xl font-semibold ${s?`text-bad`:``}`,children:ge(e,t,a)}),(0,q.jsx)(`span`,{className:`mt-1 block text-[0.8rem] text-soft`,children:(0,q.jsx)(_e,{of:e,ages:t,total:a})})]},i)})})}function ge({status:e,count:t},n,r){return e===`MATCHED`&&r>0?b(t/r):(D.includes(e)?k(n,[e]):t).toLocaleString()}function _e({of:{status:e,count:t,expected:n,atRisk:r},ages:i,total:a}){if(e===`MATCHED`)return`${t.toLocaleString()} of ${a.toLocaleString()}`;if(!D.includes(e))return(0,q.jsx)(h,{of:n});let o=t-k(i,[e]);return(0,q.jsxs)(q.Fragment,{children:[r.length>0&&(0,q.jsxs)(`span`,{className:`block`,children:[(0,q.jsx)(h,{of:r}),` unexplained`]}),o>0&&(0,q.jsxs)(`span`,{className:`block`,children:[o.toLocaleString(),` resolved`]}),t===0&&`–`]})}var ve=r(`
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
`),ye=r(`
  query ReconciliationSummary($seesAll: Boolean!) {
    reconciliationSummary {
      counts {
        status
        count
        expected {
          amount
          currency
        }
        atRisk {
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
    isResolved
    resolution @include(if: $seesAll) {
      ...ResolutionFacts
    }
    ...VerdictFigures
    payment {
      id
      reference
      idempotencyKey
      merchant {
        name
      }
    }
  }
`);var be=[[`no`,`Unresolved`],[`yes`,`Resolved`]],xe=R.map(e=>[e,z(e)]);function Se({viewer:e}){let[t]=i(),n=c(ye,{seesAll:d(e)},{live:!0}),r=d(e)&&t.get(`view`)===`runs`,a=n.data?.reconciliationSummary.lastRun;return(0,q.jsxs)(T,{title:`Reconciliation`,aside:(0,q.jsxs)(q.Fragment,{children:[a&&(0,q.jsxs)(`span`,{className:`text-[0.85rem] text-soft`,children:[`Last run `,(0,q.jsx)(_,{at:a.asOf})]}),(0,q.jsx)(A,{asked:n})]}),actions:d(e)&&(0,q.jsx)(de,{}),children:[(0,q.jsx)(v,{asked:n,children:({reconciliationSummary:e})=>(0,q.jsxs)(`div`,{className:`space-y-3`,children:[(0,q.jsx)(he,{counts:e.counts,ages:e.ages}),(0,q.jsx)(se,{feeds:e.lateFeeds})]})}),d(e)&&(0,q.jsx)(Ce,{}),r?(0,q.jsx)(pe,{}):(0,q.jsx)(we,{viewer:e,ages:n.data?.reconciliationSummary.ages??[]})]})}function Ce(){let[e]=i(),t=F(),n=e.get(`view`)===`runs`;return(0,q.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,q.jsx)(s,{on:!n,onClick:()=>t({view:null}),children:`Verdicts`}),(0,q.jsx)(s,{on:n,onClick:()=>t({view:`runs`,run:null}),children:`Runs`})]})}function we({viewer:e,ages:t}){let[n]=i(),r=Oe(n),a=c(ve,{...j(),filter:r,seesAll:d(e)},{live:!0}),[o,s]=(0,K.useState)(null);return(0,q.jsxs)(w,{children:[(0,q.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,q.jsx)(M,{name:`reason`,label:`Reason`,all:`All reasons`,values:xe}),(0,q.jsx)(P,{}),(0,q.jsx)(re,{}),(0,q.jsx)(J,{ages:t,statuses:r.status??[],isCounted:De(n)}),d(e)&&(0,q.jsx)(Te,{}),n.get(`run`)&&(0,q.jsx)(ie,{name:`run`,text:`Written by one run`}),(0,q.jsx)(`div`,{className:`ml-auto`,children:(0,q.jsx)(ne,{list:`reconciliation-results`,given:{filter:r}})})]}),(0,q.jsx)(v,{asked:a,rows:8,children:({reconciliationResults:t})=>t.nodes.length===0?(0,q.jsx)(y,{title:n.get(`status`)?`No payment has such a verdict.`:`Nothing needs your attention.`}):(0,q.jsxs)(q.Fragment,{children:[(0,q.jsx)(L,{caption:`Verdicts, newest first`,columns:d(e)?[...Z,Ee(s)]:Z,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:e})=>`/reconciliation?${l(n,{payment:e.id})}`,current:t.nodes.find(({payment:e})=>e.id===n.get(`payment`))?.id}),(0,q.jsx)(I,{page:t.pageInfo})]})}),o&&(0,q.jsx)(H,{verdict:o,onClose:()=>s(null)})]})}function Te(){let[e]=i(),t=F(),n=$(e);return(0,q.jsx)(`div`,{role:`group`,"aria-label":`Resolution`,className:`flex flex-wrap gap-2`,children:be.map(([e,r])=>(0,q.jsx)(s,{on:n===e,onClick:()=>t({resolved:n===e?`all`:e}),children:r},e))})}function Ee(e){return{name:`Resolution`,cell:t=>t.resolution?(0,q.jsx)(`span`,{title:t.resolution.note,children:B(t.resolution.kind)}):U(t)&&(0,q.jsx)(f,{onClick:()=>e(t),"aria-label":`Resolve ${t.payment.reference??t.payment.id}`,children:`Resolve`})}}var Z=[{name:`Payment`,cell:({payment:e})=>(0,q.jsxs)(q.Fragment,{children:[e.reference??(0,q.jsx)(m,{children:e.id}),` `,(0,q.jsx)(`span`,{className:`block text-[0.8rem] font-normal text-soft`,children:e.merchant.name})]})},{name:`Verdict`,cell:({status:e,isResolved:t})=>(0,q.jsx)(a,{...C(e,t)})},{name:`Reason`,cell:e=>(0,q.jsx)(`span`,{title:e.explanation,children:z(e.reason)})},{name:`Paid`,right:!0,cell:({expected:e})=>(0,q.jsx)(x,{of:e})},{name:`Due`,right:!0,cell:({due:e})=>(0,q.jsx)(x,{of:e})},{name:`Received`,right:!0,cell:({actual:e,returned:t})=>(0,q.jsxs)(q.Fragment,{children:[(0,q.jsx)(x,{of:e}),t&&(0,q.jsxs)(`span`,{className:`block text-[0.8rem] text-soft`,children:[(0,q.jsx)(x,{of:t}),` returned`]})]})},{name:`Unexplained`,right:!0,cell:e=>(0,q.jsx)(`span`,{className:e.isResolved?`text-soft`:`font-semibold`,children:(0,q.jsx)(x,{of:V(e),signed:!0})})},{name:`Judged`,cell:({createdAt:e})=>(0,q.jsx)(`span`,{className:`text-soft`,children:(0,q.jsx)(_,{at:e})})}];function Q(e){return!!(S(e,`status`,E).length||S(e,`reason`,R).length||e.get(`run`))}function $(e){let t=e.get(`resolved`);return t===`no`||t===`yes`||t===`all`?t:Q(e)&&!e.get(`age`)?`all`:`no`}function De(e){return![`reason`,`currency`,`merchant`,`run`].some(t=>e.get(t))&&$(l(e,{age:`0-1`}))===`no`}function Oe(e){let t=S(e,`status`,E),n=S(e,`reason`,R),r=e.get(`run`),i=$(e),a=t=>e.get(t)||void 0,o=Q(e)?t:D;return{...o.length&&{status:o},...n.length&&{reason:n},...r&&{runId:r},...a(`currency`)&&{currency:a(`currency`)},...a(`merchant`)&&{merchantId:a(`merchant`)},...i!==`all`&&{isResolved:i===`yes`},...oe(e.get(`age`))}}export{Se as default};