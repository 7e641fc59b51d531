import{A as e,C as t,E as n,H as r,K as i,V as a,_ as o,f as s,h as c,i as l,j as u,r as d,w as f}from"./show-BbMLmPYq.js";import{d as p,h as m}from"./preload-helper-bIfWhQty.js";import{f as h,m as g,o as _,s as v,t as y,u as b}from"./index--a3zqmni.js";var x=m(),S=p(`
  query PaymentDetails($id: ID!) {
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
        id
        status
        reason
        explanation
        createdAt
        difference {
          amount
          currency
        }
      }
      events {
        type
        actor
        occurredAt
      }
    }
  }
`);function C({viewer:e}){let[t]=i(),n=t.get(`payment`);return n&&(0,x.jsx)(w,{id:n,viewer:e},n)}function w({id:t,viewer:r}){let i=a(S,{id:t},{live:!0}),o=e(`payment`);return(0,x.jsx)(y,{kind:`drawer`,title:(0,x.jsx)(d,{text:t,name:`the payment’s id`}),onClose:o,children:(0,x.jsx)(n,{asked:i,rows:8,children:({payment:e})=>e?(0,x.jsx)(T,{payment:e,viewer:r}):(0,x.jsx)(f,{title:`There is no such payment, or none that you may see.`})})})}function T({payment:e,viewer:n}){return(0,x.jsxs)(`div`,{className:`space-y-6`,children:[(0,x.jsxs)(`div`,{className:`space-y-2`,children:[(0,x.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,x.jsx)(l,{of:e.amount})}),(0,x.jsxs)(`p`,{className:`flex flex-wrap items-center gap-2`,children:[(0,x.jsx)(t,{...v(e.status)}),e.reconciliation&&(0,x.jsx)(t,{...h(e.reconciliation.status)}),e.failureCode&&(0,x.jsx)(`code`,{className:`font-mono text-[0.8rem] text-bad`,children:e.failureCode})]}),e.failureReason&&(0,x.jsx)(`p`,{className:`text-[0.9rem]`,children:e.failureReason})]}),(0,x.jsxs)(A,{children:[(0,x.jsx)(j,{name:`Reference`,children:e.reference??`–`}),(0,x.jsx)(j,{name:`Merchant`,children:(0,x.jsx)(r,{href:u(`/payments`,{merchant:e.merchant.id}),className:`underline decoration-line underline-offset-4`,children:e.merchant.name})}),g(n)&&(0,x.jsx)(j,{name:`User`,children:(0,x.jsx)(r,{href:u(`/payments`,{user:e.user.id}),className:`break-all underline decoration-line underline-offset-4`,children:e.user.email})}),e.description&&(0,x.jsx)(j,{name:`Description`,children:e.description}),(0,x.jsx)(j,{name:`Created`,children:(0,x.jsx)(k,{at:e.createdAt})})]}),(0,x.jsx)(E,{payment:e}),(0,x.jsx)(O,{events:e.events}),(0,x.jsxs)(`section`,{className:`space-y-3`,children:[(0,x.jsx)(`h3`,{className:`font-medium`,children:`Ids`}),(0,x.jsxs)(A,{children:[(0,x.jsx)(j,{name:`Key`,children:(0,x.jsx)(d,{text:e.idempotencyKey,name:`the idempotency key`})}),e.gatewayReference&&(0,x.jsx)(j,{name:`At ${e.gateway}`,children:(0,x.jsx)(d,{text:e.gatewayReference,name:`the gateway’s reference`})}),e.settlement&&(0,x.jsx)(j,{name:`Settlement`,children:(0,x.jsx)(d,{text:e.settlement.id,name:`the settlement’s id`})}),e.settlement?.bankReference&&(0,x.jsx)(j,{name:`At the bank`,children:(0,x.jsx)(d,{text:e.settlement.bankReference,name:`the bank’s reference`})})]})]})]})}function E({payment:e}){let{settlement:t,reconciliation:n}=e;return(0,x.jsxs)(`section`,{className:`space-y-3`,children:[(0,x.jsx)(`h3`,{className:`font-medium`,children:`Paid and settled`}),(0,x.jsxs)(`div`,{className:`grid grid-cols-2 divide-x divide-line rounded-lg border border-line`,children:[(0,x.jsx)(D,{name:`Paid`,word:v(e.status),amount:e.amount,note:e.completedAt&&c(e.completedAt)}),t?(0,x.jsx)(D,{name:`Settled`,word:b(t.status),amount:t.amount,note:t.valueDate?`Value date ${s(t.valueDate)}`:t.failureReason}):(0,x.jsx)(D,{name:`Settled`,note:e.status===`SUCCESS`?`The bank has said nothing yet.`:`Nothing to settle.`})]}),n&&(0,x.jsxs)(`p`,{className:`text-[0.9rem]`,children:[n.explanation,` `,n.difference&&n.status===`MISMATCHED`&&(0,x.jsxs)(`span`,{className:`font-medium`,children:[`Difference `,(0,x.jsx)(l,{of:n.difference,signed:!0}),`.`]})]})]})}function D({name:e,word:n,amount:r,note:i}){return(0,x.jsxs)(`div`,{className:`space-y-1.5 p-3`,children:[(0,x.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:e}),(0,x.jsx)(`p`,{className:`text-lg font-semibold`,children:(0,x.jsx)(l,{of:r})}),n&&(0,x.jsx)(t,{...n}),i&&(0,x.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:i})]})}function O({events:e}){return(0,x.jsxs)(`section`,{className:`space-y-3`,children:[(0,x.jsx)(`h3`,{className:`font-medium`,children:`Timeline`}),(0,x.jsx)(`ol`,{className:`space-y-0`,children:e.toReversed().map((t,n)=>(0,x.jsxs)(`li`,{className:`relative pb-5 pl-7 last:pb-0`,children:[(0,x.jsx)(`span`,{"aria-hidden":!0,className:`absolute top-1.5 left-0.5 size-2.5 rounded-full bg-accent`}),n<e.length-1&&(0,x.jsx)(`span`,{"aria-hidden":!0,className:`absolute top-5 -bottom-0.5 left-[0.42rem] w-px bg-line`}),(0,x.jsx)(`p`,{className:`font-medium`,children:_(t.type)}),(0,x.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[(0,x.jsx)(`code`,{className:`font-mono`,children:t.type}),` · `,(0,x.jsx)(k,{at:t.occurredAt})]}),(0,x.jsx)(`p`,{className:`font-mono text-[0.76rem] break-all text-soft`,children:t.actor})]},`${t.type} ${t.occurredAt} ${n}`))})]})}function k({at:e}){return(0,x.jsx)(`time`,{dateTime:e,title:o(e),children:c(e)})}function A({children:e}){return(0,x.jsx)(`dl`,{className:`grid grid-cols-[7rem_1fr] gap-x-3 gap-y-2.5`,children:e})}function j({name:e,children:t}){return(0,x.jsxs)(x.Fragment,{children:[(0,x.jsx)(`dt`,{className:`text-soft`,children:e}),(0,x.jsx)(`dd`,{className:`min-w-0 break-words`,children:t})]})}export{C as default};