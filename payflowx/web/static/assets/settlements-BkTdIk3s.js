import{$ as e,E as t,J as n,L as r,_ as i,a,h as o,i as s,j as c,k as l,s as u,z as d}from"./field-D_getOdc.js";import{d as f,f as p,u as m}from"./index-BK4hpBYG.js";import{_ as h,f as g}from"./preload-helper-CzsgTRlJ.js";import{t as _}from"./export-Dm3zFfQy.js";import{a as v,c as y,f as b,i as x,o as S,r as C,s as w,t as T,u as E}from"./table-DoZ1LWWo.js";import{m as D,o as O,p as k}from"./words-bMxKDZnL.js";var A=h(),j=g(`
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
`);g(`
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
`);var M=e=>k(e).text;function N(){let[t]=e(),i=F(t),a=n(j,{...x(),filter:i},{live:!0});return(0,A.jsx)(p,{title:`Settlements`,aside:(0,A.jsx)(m,{asked:a}),children:(0,A.jsxs)(f,{children:[(0,A.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,A.jsx)(E,{label:`Bank reference or id`}),(0,A.jsx)(v,{name:`status`,label:`Status`,values:O,wordOf:M}),(0,A.jsx)(S,{}),(0,A.jsx)(y,{}),(0,A.jsx)(w,{}),(0,A.jsx)(`div`,{className:`ml-auto`,children:(0,A.jsx)(_,{list:`settlements`,given:{filter:i}})})]}),(0,A.jsx)(c,{asked:a,rows:10,children:({settlements:e})=>e.nodes.length===0?(0,A.jsx)(l,{title:Object.keys(i).length?`No settlement is like that.`:`The bank has said nothing yet.`}):(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(T,{caption:`Settlements, newest first`,columns:P,rows:e.nodes,keyOf:({id:e})=>e,hrefOf:({payment:e})=>`/settlements?${r(t,{payment:e.id})}`,current:e.nodes.find(({payment:e})=>e.id===t.get(`payment`))?.id}),(0,A.jsx)(C,{page:e.pageInfo})]})})]})})}var P=[{name:`Settled`,right:!0,cell:({amount:e})=>(0,A.jsx)(u,{of:e})},{name:`Paid`,right:!0,cell:({payment:e})=>(0,A.jsx)(u,{of:e.amount})},{name:`Status`,cell:({status:e,failureReason:n})=>(0,A.jsx)(`span`,{title:n??void 0,children:(0,A.jsx)(t,{...k(e)})})},{name:`Payment`,cell:({payment:e})=>e.reference??(0,A.jsx)(a,{children:e.id})},{name:`Merchant`,cell:({payment:e})=>e.merchant.name},{name:`Delay`,cell:({settledAt:e,payment:t})=>e&&t.completedAt?i(t.completedAt,e):`–`},{name:`Value date`,cell:({valueDate:e})=>e?o(e):`–`},{name:`Source`,cell:e=>(0,A.jsx)(`span`,{className:`text-soft`,children:D(e.source)})},{name:`Bank reference`,wide:!0,cell:({bankReference:e})=>e?(0,A.jsx)(a,{children:e}):`–`},{name:`Created`,cell:({createdAt:e})=>(0,A.jsx)(`span`,{className:`text-soft`,children:(0,A.jsx)(s,{at:e})})}];function F(e){let t=d(e,`status`,O),n=b(e),r=t=>e.get(t)||void 0;return{...t?.length&&{status:t},...n&&{createdAt:n},...r(`currency`)&&{currency:r(`currency`)},...r(`merchant`)&&{merchantId:r(`merchant`)},...r(`search`)&&{search:r(`search`)}}}export{N as default};