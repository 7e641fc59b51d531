import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{_ as t,b as n,f as r}from"./preload-helper-BXkM5-_s.js";import{$ as i,E as a,F as o,I as s,J as c,O as l,S as u,V as d,Y as f,b as p,h as m,j as h,k as g,o as _,s as v,v as y}from"./field-ClDpNUri.js";import{f as b,g as x,p as S,t as C,u as w,v as T}from"./index-w3-8Cj3a.js";import{n as E,t as D}from"./facts-BvWOq978.js";import{n as O,r as k,t as A}from"./resolve-DaCycc-0.js";var j=e(n(),1),M=t(),N=r(`
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
    fee {
      amount
      currency
    }
    tolerance {
      amount
      currency
    }
    difference {
      amount
      currency
    }
    returned {
      amount
      currency
    }
    resolution @include(if: $seesAll) {
      ...ResolutionFacts
    }
  }
`);function P({viewer:e}){let[t]=i(),n=t.get(`payment`);return n&&(0,M.jsx)(F,{id:n,viewer:e},n)}function F({id:e,viewer:t}){let n=c(N,{id:e,seesAll:l(t)},{live:!0}),r=o(`payment`);return(0,M.jsx)(C,{kind:`drawer`,title:(0,M.jsx)(_,{text:e,name:`the payment’s id`}),onClose:r,children:(0,M.jsx)(h,{asked:n,rows:8,children:({payment:e})=>e?(0,M.jsx)(I,{payment:e,viewer:t}):(0,M.jsx)(g,{title:`There is no such payment, or none that you may see.`})})})}function I({payment:e,viewer:t}){return(0,M.jsxs)(`div`,{className:`space-y-6`,children:[(0,M.jsxs)(`div`,{className:`space-y-2`,children:[(0,M.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,M.jsx)(v,{of:e.amount})}),(0,M.jsxs)(`p`,{className:`flex flex-wrap items-center gap-2`,children:[(0,M.jsx)(a,{...b(e.status)}),e.reconciliation&&(0,M.jsx)(a,{...T(e.reconciliation.status)}),e.failureCode&&(0,M.jsx)(`code`,{className:`font-mono text-[0.8rem] text-bad`,children:e.failureCode})]}),e.failureReason&&(0,M.jsx)(`p`,{className:`text-[0.9rem]`,children:e.failureReason})]}),(0,M.jsxs)(E,{children:[(0,M.jsx)(D,{name:`Reference`,children:e.reference??`–`}),(0,M.jsx)(D,{name:`Merchant`,children:(0,M.jsx)(f,{href:s(`/payments`,{merchant:e.merchant.id}),className:`underline decoration-line underline-offset-4`,children:e.merchant.name})}),l(t)&&(0,M.jsx)(D,{name:`User`,children:(0,M.jsx)(f,{href:s(`/payments`,{user:e.user.id}),className:`break-all underline decoration-line underline-offset-4`,children:e.user.email})}),e.description&&(0,M.jsx)(D,{name:`Description`,children:e.description}),(0,M.jsx)(D,{name:`Created`,children:(0,M.jsx)(H,{at:e.createdAt})})]}),(0,M.jsx)(L,{payment:e}),e.reconciliation&&(0,M.jsx)(R,{verdict:e.reconciliation,viewer:t}),e.verdicts.length>1&&(0,M.jsx)(z,{verdicts:e.verdicts}),(0,M.jsx)(V,{events:e.events}),(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Ids`}),(0,M.jsxs)(E,{children:[(0,M.jsx)(D,{name:`Key`,children:(0,M.jsx)(_,{text:e.idempotencyKey,name:`the idempotency key`})}),e.gatewayReference&&(0,M.jsx)(D,{name:`At ${e.gateway}`,children:(0,M.jsx)(_,{text:e.gatewayReference,name:`the gateway’s reference`})}),e.settlement&&(0,M.jsx)(D,{name:`Settlement`,children:(0,M.jsx)(_,{text:e.settlement.id,name:`the settlement’s id`})}),e.settlement?.bankReference&&(0,M.jsx)(D,{name:`At the bank`,children:(0,M.jsx)(_,{text:e.settlement.bankReference,name:`the bank’s reference`})})]})]})]})}function L({payment:e}){let{settlement:t}=e;return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Paid and settled`}),(0,M.jsxs)(`div`,{className:`grid grid-cols-2 divide-x divide-line rounded-lg border border-line`,children:[(0,M.jsx)(B,{name:`Paid`,word:b(e.status),amount:e.amount,note:e.completedAt&&y(e.completedAt)}),t?(0,M.jsx)(B,{name:`Settled`,word:x(t.status),amount:t.amount,note:t.valueDate?`Value date ${m(t.valueDate)}`:t.failureReason}):(0,M.jsx)(B,{name:`Settled`,note:e.status===`SUCCESS`?`The bank has said nothing yet.`:`Nothing to settle.`})]})]})}function R({verdict:e,viewer:t}){let[n,r]=(0,j.useState)(!1),{fee:i,tolerance:a,difference:o,returned:s,resolution:c}=e;return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Verdict`}),(0,M.jsx)(`p`,{className:`text-[0.9rem]`,children:e.explanation}),(0,M.jsxs)(E,{children:[u(i.amount)&&(0,M.jsx)(D,{name:`Expected fee`,children:(0,M.jsx)(v,{of:i})}),u(a.amount)&&(0,M.jsx)(D,{name:`Tolerance`,children:(0,M.jsx)(v,{of:a})}),o&&u(o.amount)&&(0,M.jsx)(D,{name:`Difference`,children:(0,M.jsx)(`span`,{className:`font-medium`,children:(0,M.jsx)(v,{of:o,signed:!0})})}),s&&(0,M.jsx)(D,{name:`Taken back`,children:(0,M.jsx)(`span`,{className:`font-medium`,children:(0,M.jsx)(v,{of:s})})})]}),c&&(0,M.jsx)(A,{resolution:c}),l(t)&&k(e)&&(0,M.jsx)(d,{onClick:()=>r(!0),children:`Resolve`}),n&&(0,M.jsx)(O,{verdict:e,onClose:()=>r(!1)})]})}function z({verdicts:e}){return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Verdicts`}),(0,M.jsx)(`ul`,{className:`divide-y divide-line rounded-lg border border-line`,children:e.toReversed().map(e=>(0,M.jsxs)(`li`,{className:`space-y-1.5 p-3`,children:[(0,M.jsxs)(`p`,{className:`flex flex-wrap items-center gap-2`,children:[(0,M.jsx)(a,{...T(e.status)}),` `,S(e.reason)]}),(0,M.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:(0,M.jsx)(H,{at:e.createdAt})}),!e.isCurrent&&(0,M.jsx)(`p`,{className:`text-[0.88rem]`,children:e.explanation}),!e.isCurrent&&e.resolution&&(0,M.jsx)(A,{resolution:e.resolution})]},e.id))})]})}function B({name:e,word:t,amount:n,note:r}){return(0,M.jsxs)(`div`,{className:`space-y-1.5 p-3`,children:[(0,M.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:e}),(0,M.jsx)(`p`,{className:`text-lg font-semibold`,children:(0,M.jsx)(v,{of:n})}),t&&(0,M.jsx)(a,{...t}),r&&(0,M.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:r})]})}function V({events:e}){return(0,M.jsxs)(`section`,{className:`space-y-3`,children:[(0,M.jsx)(`h3`,{className:`font-medium`,children:`Timeline`}),(0,M.jsx)(`ol`,{className:`space-y-0`,children:e.toReversed().map((t,n)=>(0,M.jsxs)(`li`,{className:`relative pb-5 pl-7 last:pb-0`,children:[(0,M.jsx)(`span`,{"aria-hidden":!0,className:`absolute top-1.5 left-0.5 size-2.5 rounded-full bg-accent`}),n<e.length-1&&(0,M.jsx)(`span`,{"aria-hidden":!0,className:`absolute top-5 -bottom-0.5 left-[0.42rem] w-px bg-line`}),(0,M.jsx)(`p`,{className:`font-medium`,children:w(t.type)}),(0,M.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[(0,M.jsx)(`code`,{className:`font-mono`,children:t.type}),` · `,(0,M.jsx)(H,{at:t.occurredAt})]}),(0,M.jsx)(`p`,{className:`font-mono text-[0.76rem] break-all text-soft`,children:t.actor})]},`${t.type} ${t.occurredAt} ${n}`))})]})}function H({at:e}){return(0,M.jsx)(`time`,{dateTime:e,title:p(e),children:y(e)})}export{P as default};