import{$ as e,E as t,J as n,L as r,_ as i,a,h as o,i as s,j as c,k as l,s as u,z as d}from"./field-ClDpNUri.js";import{C as f,S as p,_ as m,g as h,s as g,x as _}from"./index-w3-8Cj3a.js";import{_ as v,f as y}from"./preload-helper-BXkM5-_s.js";import{t as b}from"./export-BJXMrRPu.js";import{a as x,c as S,f as C,i as w,o as T,r as E,s as D,t as O,u as k}from"./table-D3pMRwcM.js";var A=v(),j=y(`
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
`);y(`
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
`);var M=e=>h(e).text;function N(){let[t]=e(),i=F(t),a=n(j,{...w(),filter:i},{live:!0});return(0,A.jsx)(f,{title:`Settlements`,aside:(0,A.jsx)(_,{asked:a}),children:(0,A.jsxs)(p,{children:[(0,A.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,A.jsx)(k,{label:`Bank reference or id`}),(0,A.jsx)(x,{name:`status`,label:`Status`,values:g,wordOf:M}),(0,A.jsx)(T,{}),(0,A.jsx)(S,{}),(0,A.jsx)(D,{}),(0,A.jsx)(`div`,{className:`ml-auto`,children:(0,A.jsx)(b,{list:`settlements`,given:{filter:i}})})]}),(0,A.jsx)(c,{asked:a,rows:10,children:({settlements:e})=>e.nodes.length===0?(0,A.jsx)(l,{title:Object.keys(i).length?`No settlement is like that.`:`The bank has said nothing yet.`}):(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(O,{caption:`Settlements, newest first`,columns:P,rows:e.nodes,keyOf:({id:e})=>e,hrefOf:({payment:e})=>`/settlements?${r(t,{payment:e.id})}`,current:e.nodes.find(({payment:e})=>e.id===t.get(`payment`))?.id}),(0,A.jsx)(E,{page:e.pageInfo})]})})]})})}var P=[{name:`Settled`,right:!0,cell:({amount:e})=>(0,A.jsx)(u,{of:e})},{name:`Paid`,right:!0,cell:({payment:e})=>(0,A.jsx)(u,{of:e.amount})},{name:`Status`,cell:({status:e,failureReason:n})=>(0,A.jsx)(`span`,{title:n??void 0,children:(0,A.jsx)(t,{...h(e)})})},{name:`Payment`,cell:({payment:e})=>e.reference??(0,A.jsx)(a,{children:e.id})},{name:`Merchant`,cell:({payment:e})=>e.merchant.name},{name:`Delay`,cell:({settledAt:e,payment:t})=>e&&t.completedAt?i(t.completedAt,e):`–`},{name:`Value date`,cell:({valueDate:e})=>e?o(e):`–`},{name:`Source`,cell:e=>(0,A.jsx)(`span`,{className:`text-soft`,children:m(e.source)})},{name:`Bank reference`,wide:!0,cell:({bankReference:e})=>e?(0,A.jsx)(a,{children:e}):`–`},{name:`Created`,cell:({createdAt:e})=>(0,A.jsx)(`span`,{className:`text-soft`,children:(0,A.jsx)(s,{at:e})})}];function F(e){let t=d(e,`status`,g),n=C(e),r=t=>e.get(t)||void 0;return{...t?.length&&{status:t},...n&&{createdAt:n},...r(`currency`)&&{currency:r(`currency`)},...r(`merchant`)&&{merchantId:r(`merchant`)},...r(`search`)&&{search:r(`search`)}}}export{N as default};