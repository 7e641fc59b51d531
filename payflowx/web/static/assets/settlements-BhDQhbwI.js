import{C as e,E as t,K as n,M as r,N as i,V as a,f as o,i as s,m as c,n as l,t as u,w as d}from"./show-BbMLmPYq.js";import{b as f,d as p,i as m,u as h,x as g,y as _}from"./index--a3zqmni.js";import{d as v,h as y}from"./preload-helper-bIfWhQty.js";import{a as b,c as x,i as S,n as C,o as w,r as T,t as E,u as D}from"./pager-DFIGUG_Q.js";import{t as O}from"./table-Cee77C8k.js";var k=y(),A=v(`
  query SettlementList($first: Int, $after: String, $last: Int, $before: String, $filter: SettlementFilter) {
    settlements(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...SettlementRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);v(`
  fragment SettlementRow on Settlement {
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
    payment {
      id
      reference
      completedAt
      amount {
        amount
        currency
      }
      merchant {
        name
      }
    }
  }
`);var j=e=>h(e).text;function M(){let[e]=n(),i=P(e),o=a(A,{...C(),filter:i},{live:!0});return(0,k.jsx)(g,{title:`Settlements`,aside:(0,k.jsx)(_,{asked:o}),children:(0,k.jsxs)(f,{children:[(0,k.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,k.jsx)(x,{label:`Bank reference or id`}),(0,k.jsx)(T,{name:`status`,label:`Status`,values:m,wordOf:j}),(0,k.jsx)(S,{}),(0,k.jsx)(w,{}),(0,k.jsx)(b,{})]}),(0,k.jsx)(t,{asked:o,rows:10,children:({settlements:t})=>t.nodes.length===0?(0,k.jsx)(d,{title:Object.keys(i).length?`No settlement is like that.`:`The bank has said nothing yet.`}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(O,{caption:`Settlements, newest first`,columns:N,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:t})=>`/settlements?${r(e,{payment:t.id})}`,current:t.nodes.find(({payment:t})=>t.id===e.get(`payment`))?.id}),(0,k.jsx)(E,{page:t.pageInfo})]})})]})})}var N=[{name:`Settled`,right:!0,cell:({amount:e})=>(0,k.jsx)(s,{of:e})},{name:`Paid`,right:!0,cell:({payment:e})=>(0,k.jsx)(s,{of:e.amount})},{name:`Status`,cell:({status:t,failureReason:n})=>(0,k.jsx)(`span`,{title:n??void 0,children:(0,k.jsx)(e,{...h(t)})})},{name:`Payment`,cell:({payment:e})=>e.reference??(0,k.jsx)(l,{children:e.id})},{name:`Merchant`,cell:({payment:e})=>e.merchant.name},{name:`Delay`,cell:({settledAt:e,payment:t})=>e&&t.completedAt?c(t.completedAt,e):`–`},{name:`Value date`,cell:({valueDate:e})=>e?o(e):`–`},{name:`Source`,cell:e=>(0,k.jsx)(`span`,{className:`text-soft`,children:p(e.source)})},{name:`Bank reference`,wide:!0,cell:({bankReference:e})=>e?(0,k.jsx)(l,{children:e}):`–`},{name:`Created`,cell:({createdAt:e})=>(0,k.jsx)(`span`,{className:`text-soft`,children:(0,k.jsx)(u,{at:e})})}];function P(e){let t=i(e,`status`,m),n=D(e),r=t=>e.get(t)||void 0;return{...t?.length&&{status:t},...n&&{createdAt:n},...r(`currency`)&&{currency:r(`currency`)},...r(`merchant`)&&{merchantId:r(`merchant`)},...r(`search`)&&{search:r(`search`)}}}export{M as default};