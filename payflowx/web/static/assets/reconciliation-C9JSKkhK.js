import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{_ as t,b as n,f as r}from"./preload-helper-DfHDd1Vh.js";import{C as i,H as a,K as o,L as s,N as c,P as l,T as u,a as d,i as f,j as p,k as m,m as h,n as ee,o as g,p as _,t as v}from"./show-Du66izKg.js";import{_ as y,a as b,b as x,g as S,h as te,m as C,n as w,o as T,p as E,r as D,s as O,v as k,y as A}from"./index-BQFu2wiu.js";import{t as ne}from"./export-CuMTnf7k.js";import{c as re,d as ie,i as ae,l as j,n as M,o as N,p as P,r as F,t as I}from"./table-NBLt4lZw.js";import{a as L,d as R,f as z}from"./words-DTsexhUF.js";import{a as B,n as V,r as H}from"./resolve-7WA5i4SH.js";var U={name:`play`,size:24,node:[[`path`,{d:`M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z`,key:`10ikf1`}]]};U.node;var W=c(U),G=e(n(),1),K=t();function q({ages:e,statuses:t,isCounted:n}){let[r]=a(),i=P(),o=r.get(`age`);return(0,K.jsx)(`div`,{role:`group`,"aria-label":`Age`,className:`flex flex-wrap gap-2`,children:J(e,t).map(({value:e,name:t,count:r})=>(0,K.jsxs)(x,{on:o===e,onClick:()=>i({age:o===e?null:e}),children:[t,` `,n&&(0,K.jsx)(`span`,{className:`text-soft`,children:r.toLocaleString()})]},e))})}function J(e,t){let n=new Map;for(let{status:r,fromDays:i,toDays:a,count:o}of e){let e=`${i}-${a??``}`,s=n.get(e)?.count??0,c=t.length===0||t.includes(r);n.set(e,{value:e,name:oe(i,a),count:s+(c?o:0)})}return[...n.values()]}function oe(e,t){let n=e=>e===1?`1 day`:`${e} days`;return typeof t==`number`?e===0?`Under ${n(t)}`:`${e}–${t} days`:`Over ${n(e)}`}function se(e){let[,t,n]=/^(\d{1,3})-(\d{0,3})$/.exec(e??``)??[];if(t===void 0)return{};let r=Math.ceil(Date.now()/6e4)*6e4,i=e=>new Date(r-Number(e)*864e5).toISOString();return{since:{to:i(t),...n&&{from:i(n)}}}}function ce({feeds:e}){return e?.map(({currency:e,lastDate:t,count:n,expected:r})=>(0,K.jsxs)(k,{tone:`busy`,children:[`The `,e,` feed is late: `,t?`statements reach ${_(t)}`:`no statement has come yet`,`;`,` `,n===1?`1 payment`:`${n.toLocaleString()} payments`,` of `,(0,K.jsx)(f,{of:r}),` `,n===1?`waits`:`wait`,`.`]},e))}var le=50,ue=r(`
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
`),de=r(`
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
`);function fe(){let e=o(),[t,n]=(0,G.useState)(!1),[r,i]=(0,G.useState)(null),a=async()=>{n(!0),i(await pe().catch(e=>e.message)),n(!1),e.invalidateQueries()};return(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(`span`,{role:`status`,className:`self-center text-[0.85rem] text-soft`,children:r}),(0,K.jsxs)(A,{busy:t,onClick:()=>void a(),children:[(0,K.jsx)(W,{"aria-hidden":!0,className:`size-4`}),`Reconcile now`]})]})}async function pe(){let{run:e,errors:t}=(await l(de,{})).runReconciliation;return e?`Looked at ${e.examined.toLocaleString()}, changed ${e.changed.toLocaleString()}.`:t[0]?.message??`It did not run.`}function me(){let[e]=a(),t=e.get(`after`),n=s(ue,{first:le,after:t},{live:!0});return(0,K.jsx)(C,{children:(0,K.jsx)(y,{asked:n,rows:8,children:({reconciliationRuns:{nodes:t,pageInfo:n}})=>t.length===0?(0,K.jsx)(S,{title:`There has been no run yet.`,children:`The worker reconciles by its schedule.`}):(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(I,{caption:`Runs, newest first`,columns:he,rows:t,keyOf:({id:e})=>e,hrefOf:({id:t})=>`/reconciliation?${m(e,{run:t,view:null,after:null,status:null})}`}),(0,K.jsx)(M,{page:n})]})})})}var he=[{name:`Started`,cell:({startedAt:e})=>(0,K.jsx)(v,{at:e})},{name:`Status`,cell:({status:e,failureReason:t})=>(0,K.jsx)(`span`,{title:t??void 0,children:(0,K.jsx)(i,{...D(e)})})},{name:`By`,cell:({trigger:e})=>e===`MANUAL`?`A person`:`Schedule`},{name:`Took`,cell:({startedAt:e,finishedAt:t})=>t?h(e,t):`–`},{name:`Looked at`,right:!0,cell:({examined:e})=>e.toLocaleString()},{name:`Changed`,right:!0,cell:e=>e.changed.toLocaleString()},{name:`Matched`,right:!0,cell:e=>Y(e,`MATCHED`)},{name:`Mismatched`,right:!0,cell:e=>Y(e,`MISMATCHED`)},{name:`Pending`,right:!0,cell:e=>Y(e,`SETTLEMENT_PENDING`)},{name:`Missing`,right:!0,cell:e=>Y(e,`MISSING_SETTLEMENT`)}];function Y(e,t){return(e.counts.find(e=>e.status===t)?.count??0).toLocaleString()}function ge({counts:e,ages:t}){let[n]=a(),r=P(),i=e.reduce((e,{count:t})=>e+t,0);return(0,K.jsx)(`div`,{role:`group`,"aria-label":`Verdicts`,className:`grid grid-cols-2 gap-3 xl:grid-cols-4`,children:e.map(e=>{let{status:a}=e,o=n.get(`status`)===a,s=T.includes(a)&&O(t,[a])>0;return(0,K.jsxs)(`button`,{type:`button`,"aria-pressed":o,onClick:()=>r({status:o?null:a,reason:null,view:null}),className:`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${o?`border-accent`:s?`border-bad`:`border-line`}`,children:[(0,K.jsx)(`span`,{className:`block text-[0.88rem] text-soft`,children:b(a).text}),(0,K.jsx)(`span`,{className:`mt-1 block text-2xl font-semibold ${s?`text-bad`:``}`,children:_e(e,t,i)}),(0,K.jsx)(`span`,{className:`mt-1 block text-[0.8rem] text-soft`,children:(0,K.jsx)(ve,{of:e,ages:t,total:i})})]},a)})})}function _e({status:e,count:t},n,r){return e===`MATCHED`&&r>0?g(t/r):(T.includes(e)?O(n,[e]):t).toLocaleString()}function ve({of:{status:e,count:t,expected:n,atRisk:r},ages:i,total:a}){if(e===`MATCHED`)return`${t.toLocaleString()} of ${a.toLocaleString()}`;if(!T.includes(e))return(0,K.jsx)(d,{of:n});let o=t-O(i,[e]);return(0,K.jsxs)(K.Fragment,{children:[r.length>0&&(0,K.jsxs)(`span`,{className:`block`,children:[(0,K.jsx)(d,{of:r}),` unexplained`]}),o>0&&(0,K.jsxs)(`span`,{className:`block`,children:[o.toLocaleString(),` resolved`]}),t===0&&`–`]})}var ye=r(`
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
`),be=r(`
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
`);var xe=[[`no`,`Unresolved`],[`yes`,`Resolved`]],Se=L.map(e=>[e,R(e)]);function Ce({viewer:e}){let[t]=a(),n=s(be,{seesAll:u(e)},{live:!0}),r=u(e)&&t.get(`view`)===`runs`,i=n.data?.reconciliationSummary.lastRun;return(0,K.jsxs)(te,{title:`Reconciliation`,aside:(0,K.jsxs)(K.Fragment,{children:[i&&(0,K.jsxs)(`span`,{className:`text-[0.85rem] text-soft`,children:[`Last run `,(0,K.jsx)(v,{at:i.asOf})]}),(0,K.jsx)(E,{asked:n})]}),actions:u(e)&&(0,K.jsx)(fe,{}),children:[(0,K.jsx)(y,{asked:n,children:({reconciliationSummary:e})=>(0,K.jsxs)(`div`,{className:`space-y-3`,children:[(0,K.jsx)(ge,{counts:e.counts,ages:e.ages}),(0,K.jsx)(ce,{feeds:e.lateFeeds})]})}),u(e)&&(0,K.jsx)(X,{}),r?(0,K.jsx)(me,{}):(0,K.jsx)(we,{viewer:e,ages:n.data?.reconciliationSummary.ages??[]})]})}function X(){let[e]=a(),t=P(),n=e.get(`view`)===`runs`;return(0,K.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,K.jsx)(x,{on:!n,onClick:()=>t({view:null}),children:`Verdicts`}),(0,K.jsx)(x,{on:n,onClick:()=>t({view:`runs`,run:null}),children:`Runs`})]})}function we({viewer:e,ages:t}){let[n]=a(),r=Oe(n),i=s(ye,{...ae(),filter:r,seesAll:u(e)},{live:!0}),[o,c]=(0,G.useState)(null);return(0,K.jsxs)(C,{children:[(0,K.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,K.jsx)(j,{name:`reason`,label:`Reason`,all:`All reasons`,values:Se}),(0,K.jsx)(N,{}),(0,K.jsx)(re,{}),(0,K.jsx)(q,{ages:t,statuses:r.status??[],isCounted:De(n)}),u(e)&&(0,K.jsx)(Te,{}),n.get(`run`)&&(0,K.jsx)(ie,{name:`run`,text:`Written by one run`}),(0,K.jsx)(`div`,{className:`ml-auto`,children:(0,K.jsx)(ne,{list:`reconciliation-results`,given:{filter:r}})})]}),(0,K.jsx)(y,{asked:i,rows:8,children:({reconciliationResults:t})=>t.nodes.length===0?(0,K.jsx)(S,{title:n.get(`status`)?`No payment has such a verdict.`:`Nothing needs your attention.`}):(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(I,{caption:`Verdicts, newest first`,columns:u(e)?[...Z,Ee(c)]:Z,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:e})=>`/reconciliation?${m(n,{payment:e.id})}`,current:t.nodes.find(({payment:e})=>e.id===n.get(`payment`))?.id}),(0,K.jsx)(F,{page:t.pageInfo})]})}),o&&(0,K.jsx)(V,{verdict:o,onClose:()=>c(null)})]})}function Te(){let[e]=a(),t=P(),n=$(e);return(0,K.jsx)(`div`,{role:`group`,"aria-label":`Resolution`,className:`flex flex-wrap gap-2`,children:xe.map(([e,r])=>(0,K.jsx)(x,{on:n===e,onClick:()=>t({resolved:n===e?`all`:e}),children:r},e))})}function Ee(e){return{name:`Resolution`,cell:t=>t.resolution?(0,K.jsx)(`span`,{title:t.resolution.note,children:z(t.resolution.kind)}):H(t)&&(0,K.jsx)(A,{onClick:()=>e(t),"aria-label":`Resolve ${t.payment.reference??t.payment.id}`,children:`Resolve`})}}var Z=[{name:`Payment`,cell:({payment:e})=>(0,K.jsxs)(K.Fragment,{children:[e.reference??(0,K.jsx)(ee,{children:e.id}),` `,(0,K.jsx)(`span`,{className:`block text-[0.8rem] font-normal text-soft`,children:e.merchant.name})]})},{name:`Verdict`,cell:({status:e,isResolved:t})=>(0,K.jsx)(i,{...b(e,t)})},{name:`Reason`,cell:e=>(0,K.jsx)(`span`,{title:e.explanation,children:R(e.reason)})},{name:`Paid`,right:!0,cell:({expected:e})=>(0,K.jsx)(f,{of:e})},{name:`Due`,right:!0,cell:({due:e})=>(0,K.jsx)(f,{of:e})},{name:`Received`,right:!0,cell:({actual:e,returned:t})=>(0,K.jsxs)(K.Fragment,{children:[(0,K.jsx)(f,{of:e}),t&&(0,K.jsxs)(`span`,{className:`block text-[0.8rem] text-soft`,children:[(0,K.jsx)(f,{of:t}),` returned`]})]})},{name:`Unexplained`,right:!0,cell:e=>(0,K.jsx)(`span`,{className:e.isResolved?`text-soft`:`font-semibold`,children:(0,K.jsx)(f,{of:B(e),signed:!0})})},{name:`Judged`,cell:({createdAt:e})=>(0,K.jsx)(`span`,{className:`text-soft`,children:(0,K.jsx)(v,{at:e})})}];function Q(e){return!!(p(e,`status`,w).length||p(e,`reason`,L).length||e.get(`run`))}function $(e){let t=e.get(`resolved`);return t===`no`||t===`yes`||t===`all`?t:Q(e)&&!e.get(`age`)?`all`:`no`}function De(e){return![`reason`,`currency`,`merchant`,`run`].some(t=>e.get(t))&&$(m(e,{age:`0-1`}))===`no`}function Oe(e){let t=p(e,`status`,w),n=p(e,`reason`,L),r=e.get(`run`),i=$(e),a=t=>e.get(t)||void 0,o=Q(e)?t:T;return{...o.length&&{status:o},...n.length&&{reason:n},...r&&{runId:r},...a(`currency`)&&{currency:a(`currency`)},...a(`merchant`)&&{merchantId:a(`merchant`)},...i!==`all`&&{isResolved:i===`yes`},...se(e.get(`age`))}}export{Ce as default};