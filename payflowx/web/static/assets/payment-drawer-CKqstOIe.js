import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{_ as t,b as n,f as r}from"./preload-helper-DfHDd1Vh.js";import{C as i,D as a,H as o,L as s,O as c,R as l,T as u,_ as d,f,h as p,i as m,r as h}from"./show-Du66izKg.js";import{_ as g,a as _,g as v,t as y,y as b}from"./index-BQFu2wiu.js";import{n as x,t as S}from"./facts-DFZmhKJr.js";import{c as C,d as w,p as T,u as E}from"./words-DTsexhUF.js";import{i as D,n as O,r as k,t as A}from"./resolve-7WA5i4SH.js";var j=e(n(),1),M=t(),N=r(`
  query PaymentDetails($id: ID!, $seesAll: Boolean!) {
    payment(id: $id) {
      id
      status
      reference
      description
      idempotencyKey
      failureCode
      failureReason
      gateway
      gatewayReference
      createdAt
      completedAt
      amount {
        amount
        currency
      }
      merchant {
        id
        name
      }
      user {
        id
        email
      }
      settlement {
        id
        status
        failureReason
        source
        bankReference
        valueDate
        settledAt
        createdAt
        amount {
          amount
          currency
        }
      }
      reconciliation {
        ...VerdictFacts
      }
      verdicts {
        ...VerdictFacts
      }
      events {
        type
        actor
        occurredAt
      }
    }
  }
`);r(`
  fragment VerdictFacts on ReconciliationResult {
    id
    status
    reason
    explanation
    createdAt
    isCurrent
    isResolved
    ...VerdictFigures
    resolution @include(if: $seesAll) {
      ...ResolutionFacts
    }
  }
`);function P({viewer:e}){let[t]=o(),n=t.get(`payment`);return n&&(0,M.jsx)(F,{id:n,viewer:e},n)}function F({id:e,viewer:t}){let n=s(N,{id:e,seesAll:u(t)},{live:!0}),r=a(`payment`);return(0,M.jsx)(y,{kind:`drawer`,title:(0,M.jsx)(h,{text:e,name:`the payment’s id`}),onClose:r,children:(0,M.jsx)(g,{asked:n,rows:8,children:({payment:e})=>e?(0,M.jsx)(I,{payment:e,viewer:t}):(0,M.jsx)(v,{title:`There is no such payment, or none that you may see.`})})})}function I({payment:e,viewer:t}){return(0,M.jsxs)(`div`,{className:`space-y-6`,children:[(0,M.jsxs)(`div`,{className:`space-y-2`,children:[(0,M.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,M.jsx)(m,{of:e.amount})}),(0,M.jsxs)(`p`,{className:`flex flex-wrap items-center gap-2`,children:[(0,M.jsx)(i,{...E(e.status)}),e.reconciliation&&(0,M.jsx)(i,{...R(e.reconciliation)}),e.failureCode&&(0,M.jsx)(`code`,{className:`font-mono text-[0.8rem] text-bad`,children:e.failureCode})]}),e.failureReason&&(0,M.jsx)(`p`,{className:`text-[0.9rem]`,children:e.failureReason})]}),(0,M.jsxs)(x,{children:[(0,M.jsx)(S,{name:`Reference`,children:e.reference??`–`}),(0,M.jsx)(S,{name:`Merchant`,children:(0,M.jsx)(l,{href:c(`/payments`,{merchant:e.merchant.id}),className:`underline decoration-line underline-offset-4`,children:e.merchant.name})}),u(t)&&(0,M.jsx)(S,{name:`User`,children:(0,M.jsx)(l,{href:c(`/payments`,{user:e.user.id}),className:`break-all underline decoration-line underline-offset-4`,children:e.user.email})}),e.description&&(0,M.jsx)(S,{name:`Description`,children:e.description}),(0,M.jsx)(S,{name:`Created`,children:(0,M.jsx)(U,{at:e.createdAt})})]}),(0,M.jsx)(L,{payment:e}),e.reconciliation&&(0,M.jsx)(z,{verdict:e.reconciliation,viewer:t}),e.verdicts.length>1&&(0,M.jsx)(B,{verdicts:e.verdicts}),(0,M.jsx)(H,{events:e.events}),(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Ids`}),(0,M.jsxs)(x,{children:[(0,M.jsx)(S,{name:`Key`,children:(0,M.jsx)(h,{text:e.idempotencyKey,name:`the idempotency key`})}),e.gatewayReference&&(0,M.jsx)(S,{name:`At ${e.gateway}`,children:(0,M.jsx)(h,{text:e.gatewayReference,name:`the gateway’s reference`})}),e.settlement&&(0,M.jsx)(S,{name:`Settlement`,children:(0,M.jsx)(h,{text:e.settlement.id,name:`the settlement’s id`})}),e.settlement?.bankReference&&(0,M.jsx)(S,{name:`At the bank`,children:(0,M.jsx)(h,{text:e.settlement.bankReference,name:`the bank’s reference`})})]})]})]})}function L({payment:e}){let{settlement:t}=e;return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Paid and received`}),(0,M.jsxs)(`div`,{className:`grid grid-cols-2 divide-x divide-line rounded-lg border border-line`,children:[(0,M.jsx)(V,{name:`Paid`,word:E(e.status),amount:e.amount,note:e.completedAt&&p(e.completedAt)}),t?(0,M.jsx)(V,{name:t.status===`SETTLED`?`Received`:`Settlement`,word:T(t.status),amount:t.amount,note:t.valueDate?`Value date ${f(t.valueDate)}`:t.failureReason}):(0,M.jsx)(V,{name:`Received`,note:e.status===`SUCCESS`?`The bank has said nothing yet.`:`Nothing to settle.`})]})]})}var R=({status:e,isResolved:t})=>_(e,t);function z({verdict:e,viewer:t}){let[n,r]=(0,j.useState)(!1),{resolution:i}=e;return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Verdict`}),(0,M.jsx)(`p`,{className:`text-[0.9rem]`,children:e.explanation}),(0,M.jsx)(D,{of:e}),i&&(0,M.jsx)(A,{resolution:i}),u(t)&&k(e)&&(0,M.jsx)(b,{onClick:()=>r(!0),children:`Resolve`}),n&&(0,M.jsx)(O,{verdict:e,onClose:()=>r(!1)})]})}function B({verdicts:e}){return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Verdicts`}),(0,M.jsx)(`ul`,{className:`divide-y divide-line rounded-lg border border-line`,children:e.toReversed().map(e=>(0,M.jsxs)(`li`,{className:`space-y-1.5 p-3`,children:[(0,M.jsxs)(`p`,{className:`flex flex-wrap items-center gap-2`,children:[(0,M.jsx)(i,{...R(e)}),` `,w(e.reason)]}),(0,M.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:(0,M.jsx)(U,{at:e.createdAt})}),!e.isCurrent&&(0,M.jsx)(`p`,{className:`text-[0.88rem]`,children:e.explanation}),!e.isCurrent&&e.resolution&&(0,M.jsx)(A,{resolution:e.resolution})]},e.id))})]})}function V({name:e,word:t,amount:n,note:r}){return(0,M.jsxs)(`div`,{className:`space-y-1.5 p-3`,children:[(0,M.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:e}),(0,M.jsx)(`p`,{className:`text-lg font-semibold`,children:(0,M.jsx)(m,{of:n})}),t&&(0,M.jsx)(i,{...t}),r&&(0,M.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:r})]})}function H({events:e}){return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Timeline`}),(0,M.jsx)(`ol`,{className:`space-y-0`,children:e.toReversed().map((t,n)=>(0,M.jsxs)(`li`,{className:`relative pb-5 pl-7 last:pb-0`,children:[(0,M.jsx)(`span`,{"aria-hidden":!0,className:`absolute top-1.5 left-0.5 size-2.5 rounded-full bg-accent`}),n<e.length-1&&(0,M.jsx)(`span`,{"aria-hidden":!0,className:`absolute top-5 -bottom-0.5 left-[0.42rem] w-px bg-line`}),(0,M.jsx)(`p`,{className:`font-medium`,children:C(t.type)}),(0,M.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[(0,M.jsx)(`code`,{className:`font-mono`,children:t.type}),` · `,(0,M.jsx)(U,{at:t.occurredAt})]}),(0,M.jsx)(`p`,{className:`font-mono text-[0.76rem] break-all text-soft`,children:t.actor})]},`${t.type} ${t.occurredAt} ${n}`))})]})}function U({at:e}){return(0,M.jsx)(`time`,{dateTime:e,title:d(e),children:p(e)})}export{P as default};