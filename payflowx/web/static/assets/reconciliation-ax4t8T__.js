import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{C as t,E as n,F as r,I as i,K as a,M as o,N as s,R as c,V as l,Y as ee,a as u,i as d,m as f,n as p,o as m,t as h,w as g,y as _,z as v}from"./show-BbMLmPYq.js";import{a as y,b,c as x,f as S,l as te,m as C,x as ne,y as re}from"./index--a3zqmni.js";import{d as w,h as T,v as E}from"./preload-helper-bIfWhQty.js";import{d as D,i as O,l as k,n as A,o as j,s as M,t as N}from"./pager-DFIGUG_Q.js";import{t as P}from"./table-Cee77C8k.js";import{t as F}from"./export-Da7xg0cw.js";var I={name:`play`,size:24,node:[[`path`,{d:`M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z`,key:`10ikf1`}]]};I.node;var L=c(I),R=T(),z=[`payment`,`reference`,`merchant`,`verdict`,`reason`,`expected`,`actual`,`difference`,`currency`,`settled_currency`,`explanation`,`judged_at`],B=w(`
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
`);w(`
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
`);function V({filter:e}){return(0,R.jsx)(F,{file:`reconciliation.csv`,headings:z,pageAfter:async(t,n)=>{let{nodes:r,pageInfo:i}=(await v(B,{after:t,filter:e},n)).reconciliationResults;return{rows:r.map(H),next:i.hasNextPage?i.endCursor:null}}})}function H({payment:e,expected:t,actual:n,difference:r,...i}){return[e.id,e.reference??``,e.merchant.name,i.status,i.reason,t.amount,n?.amount??``,r?.amount??``,t.currency,n?.currency??``,i.explanation,i.createdAt]}var U=e(E(),1),ie=50,W=w(`
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
`),G=w(`
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
`);w(`
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
`);function K(){let e=ee(),[t,n]=(0,U.useState)(!1),[i,a]=(0,U.useState)(null),o=async()=>{n(!0),a(await q().catch(e=>e.message)),n(!1),e.invalidateQueries()};return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`span`,{role:`status`,className:`self-center text-[0.85rem] text-soft`,children:i}),(0,R.jsxs)(r,{busy:t,onClick:()=>void o(),children:[(0,R.jsx)(L,{"aria-hidden":!0,className:`size-4`}),`Reconcile now`]})]})}async function q(){let{run:e,errors:t}=(await v(G,{})).runReconciliation;return e?`Looked at ${e.examined.toLocaleString()}, changed ${e.changed.toLocaleString()}.`:t[0]?.message??`It did not run.`}function J(){let[e,t]=a(),i=e.get(`after`),s=l(W,{first:ie,after:i},{live:!0});return(0,R.jsx)(b,{children:(0,R.jsx)(n,{asked:s,rows:8,children:({reconciliationRuns:{nodes:n,pageInfo:a}})=>n.length===0?(0,R.jsx)(g,{title:`There has been no run yet.`,children:`The worker reconciles by its schedule.`}):(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(P,{caption:`Runs, newest first`,columns:Y,rows:n,keyOf:({id:e})=>e,hrefOf:({id:t})=>`/reconciliation?${o(e,{run:t,view:null,after:null,status:null})}`}),(0,R.jsxs)(`div`,{className:`flex justify-end gap-2 border-t border-line px-4 py-3`,children:[(0,R.jsx)(r,{disabled:!i,onClick:()=>t(e=>o(e,{after:null})),children:`Newest`}),(0,R.jsx)(r,{disabled:!a.hasNextPage,onClick:()=>t(e=>o(e,{after:a.endCursor})),children:`Older`})]})]})})})}var Y=[{name:`Started`,cell:({startedAt:e})=>(0,R.jsx)(h,{at:e})},{name:`Status`,cell:({status:e,failureReason:n})=>(0,R.jsx)(`span`,{title:n??void 0,children:(0,R.jsx)(t,{...te(e)})})},{name:`By`,cell:({trigger:e})=>e===`MANUAL`?`A person`:`Schedule`},{name:`Took`,cell:({startedAt:e,finishedAt:t})=>t?f(e,t):`–`},{name:`Looked at`,right:!0,cell:({examined:e})=>e.toLocaleString()},{name:`Changed`,right:!0,cell:e=>e.changed.toLocaleString()},{name:`Matched`,right:!0,cell:e=>X(e,`MATCHED`)},{name:`Mismatched`,right:!0,cell:e=>X(e,`MISMATCHED`)},{name:`Pending`,right:!0,cell:e=>X(e,`SETTLEMENT_PENDING`)},{name:`Missing`,right:!0,cell:e=>X(e,`MISSING_SETTLEMENT`)}];function X(e,t){return(e.counts.find(e=>e.status===t)?.count??0).toLocaleString()}function ae({counts:e}){let t=e.reduce((e,{count:t})=>e+t,0);return(0,R.jsx)(`div`,{role:`group`,"aria-label":`Verdicts`,className:`grid grid-cols-2 gap-3 xl:grid-cols-4`,children:e.map(e=>(0,R.jsx)(oe,{count:e,total:t},e.status))})}function oe({count:e,total:t}){let[n]=a(),r=D(),i=n.get(`status`)===e.status,{text:o,tone:s}=S(e.status),c=s===`bad`&&e.count>0;return(0,R.jsxs)(`button`,{type:`button`,"aria-pressed":i,onClick:()=>r({status:i?null:e.status,reason:null,view:null}),className:`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${i?`border-accent`:c?`border-bad`:`border-line`}`,children:[(0,R.jsx)(`span`,{className:`block text-[0.88rem] text-soft`,children:o}),(0,R.jsx)(`span`,{className:`mt-1 block text-2xl font-semibold ${c?`text-bad`:``}`,children:e.status===`MATCHED`&&t>0?m(e.count/t):e.count.toLocaleString()}),(0,R.jsx)(`span`,{className:`mt-1 block text-[0.8rem] text-soft`,children:e.status===`MATCHED`?`${e.count.toLocaleString()} of ${t.toLocaleString()}`:(0,R.jsx)(u,{of:e.expected})}),e.difference.filter(({amount:e})=>_(e)).map(e=>(0,R.jsxs)(`span`,{className:`block text-[0.8rem] text-soft`,children:[(0,R.jsx)(d,{of:e,signed:!0}),` difference`]},e.currency))]})}var se=w(`
  query VerdictList($first: Int, $after: String, $last: Int, $before: String, $filter: ReconciliationFilter) {
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
`),ce=w(`
  query ReconciliationSummary {
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
    }
  }
`);w(`
  fragment VerdictRow on ReconciliationResult {
    id
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
`);var Z=[`MISMATCHED`,`MISSING_SETTLEMENT`],Q=[`AMOUNT_UNDER`,`AMOUNT_OVER`,`CURRENCY_MISMATCH`,`NOT_SETTLED`,`SETTLEMENT_FAILED`,`NOT_DUE`,`OVERDUE`,`EXACT`],le=Q.map(e=>[e,x(e)]),$={"0-1":{name:`Under 1 day`,days:[0,1]},"1-3":{name:`1–3 days`,days:[1,3]},"3-7":{name:`3–7 days`,days:[3,7]},"7-":{name:`Over 7 days`,days:[7,null]}};function ue({viewer:e}){let[t]=a(),r=l(ce,{},{live:!0}),i=C(e)&&t.get(`view`)===`runs`,o=r.data?.reconciliationSummary.lastRun;return(0,R.jsxs)(ne,{title:`Reconciliation`,aside:(0,R.jsxs)(R.Fragment,{children:[o&&(0,R.jsxs)(`span`,{className:`text-[0.85rem] text-soft`,children:[`Last run `,(0,R.jsx)(h,{at:o.asOf})]}),(0,R.jsx)(re,{asked:r})]}),actions:C(e)&&(0,R.jsx)(K,{}),children:[(0,R.jsx)(n,{asked:r,children:({reconciliationSummary:e})=>(0,R.jsx)(ae,{counts:e.counts})}),C(e)&&(0,R.jsx)(de,{}),i?(0,R.jsx)(J,{}):(0,R.jsx)(fe,{})]})}function de(){let[e]=a(),t=D(),n=e.get(`view`)===`runs`;return(0,R.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,R.jsx)(i,{on:!n,onClick:()=>t({view:null}),children:`Verdicts`}),(0,R.jsx)(i,{on:n,onClick:()=>t({view:`runs`,run:null}),children:`Runs`})]})}function fe(){let[e]=a(),t=he(e),r=l(se,{...A(),filter:t},{live:!0});return(0,R.jsxs)(b,{children:[(0,R.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,R.jsx)(M,{name:`reason`,label:`Reason`,all:`All reasons`,values:le}),(0,R.jsx)(O,{}),(0,R.jsx)(j,{}),(0,R.jsx)(pe,{}),e.get(`run`)&&(0,R.jsx)(k,{name:`run`,text:`Written by one run`}),(0,R.jsx)(`div`,{className:`ml-auto`,children:(0,R.jsx)(V,{filter:t})})]}),(0,R.jsx)(n,{asked:r,rows:8,children:({reconciliationResults:t})=>t.nodes.length===0?(0,R.jsx)(g,{title:e.get(`status`)?`No payment has such a verdict.`:`Nothing needs your attention.`}):(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(P,{caption:`Verdicts, newest first`,columns:me,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:t})=>`/reconciliation?${o(e,{payment:t.id})}`,current:t.nodes.find(({payment:t})=>t.id===e.get(`payment`))?.id}),(0,R.jsx)(N,{page:t.pageInfo})]})})]})}function pe(){let[e]=a(),t=D(),n=e.get(`age`);return(0,R.jsx)(`div`,{role:`group`,"aria-label":`Age`,className:`flex flex-wrap gap-2`,children:Object.entries($).map(([e,{name:r}])=>(0,R.jsx)(i,{on:n===e,onClick:()=>t({age:n===e?null:e}),children:r},e))})}var me=[{name:`Payment`,cell:({payment:e})=>e.reference??(0,R.jsx)(p,{children:e.id})},{name:`Verdict`,cell:({status:e})=>(0,R.jsx)(t,{...S(e)})},{name:`Reason`,cell:e=>(0,R.jsx)(`span`,{title:e.explanation,children:x(e.reason)})},{name:`Merchant`,cell:({payment:e})=>(0,R.jsx)(`span`,{className:`text-soft`,children:e.merchant.name})},{name:`Expected`,right:!0,cell:({expected:e})=>(0,R.jsx)(d,{of:e})},{name:`Actual`,right:!0,cell:({actual:e})=>(0,R.jsx)(d,{of:e})},{name:`Difference`,right:!0,cell:({difference:e})=>(0,R.jsx)(`span`,{className:`font-medium`,children:(0,R.jsx)(d,{of:e,signed:!0})})},{name:`Judged`,cell:({createdAt:e})=>(0,R.jsx)(`span`,{className:`text-soft`,children:(0,R.jsx)(h,{at:e})})}];function he(e){let t=s(e,`status`,y),n=s(e,`reason`,Q),r=e.get(`run`),i=t=>e.get(t)||void 0,a=t.length||r||n.length?t:Z;return{...a.length&&{status:a},...n.length&&{reason:n},...r&&{runId:r},...i(`currency`)&&{currency:i(`currency`)},...i(`merchant`)&&{merchantId:i(`merchant`)},...ge(e.get(`age`))}}function ge(e){let t=$[e??``];if(!t)return{};let n=Math.ceil(Date.now()/36e5)*36e5,[r,i]=t.days,a=e=>new Date(n-e*864e5).toISOString();return{createdAt:{to:a(r),...i!==null&&{from:a(i)}}}}export{ue as default};