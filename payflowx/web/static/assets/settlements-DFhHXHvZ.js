import{C as e,H as t,L as n,f as r,i,j as a,k as o,m as s,n as c,t as l}from"./show-Du66izKg.js";import{_ as u,g as d,h as f,m as p,p as m}from"./index-BQFu2wiu.js";import{_ as h,f as g}from"./preload-helper-DfHDd1Vh.js";import{t as _}from"./export-CuMTnf7k.js";import{a as v,c as y,f as b,i as x,o as S,r as C,s as w,t as T,u as E}from"./table-NBLt4lZw.js";import{m as D,o as O,p as k}from"./words-DTsexhUF.js";var A=h(),j=g(`
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
`);var M=e=>k(e).text;function N(){let[e]=t(),r=F(e),i=n(j,{...x(),filter:r},{live:!0});return(0,A.jsx)(f,{title:`Settlements`,aside:(0,A.jsx)(m,{asked:i}),children:(0,A.jsxs)(p,{children:[(0,A.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,A.jsx)(E,{label:`Bank reference or id`}),(0,A.jsx)(v,{name:`status`,label:`Status`,values:O,wordOf:M}),(0,A.jsx)(S,{}),(0,A.jsx)(y,{}),(0,A.jsx)(w,{}),(0,A.jsx)(`div`,{className:`ml-auto`,children:(0,A.jsx)(_,{list:`settlements`,given:{filter:r}})})]}),(0,A.jsx)(u,{asked:i,rows:10,children:({settlements:t})=>t.nodes.length===0?(0,A.jsx)(d,{title:Object.keys(r).length?`No settlement is like that.`:`The bank has said nothing yet.`}):(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(T,{caption:`Settlements, newest first`,columns:P,rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({payment:t})=>`/settlements?${o(e,{payment:t.id})}`,current:t.nodes.find(({payment:t})=>t.id===e.get(`payment`))?.id}),(0,A.jsx)(C,{page:t.pageInfo})]})})]})})}var P=[{name:`Settled`,right:!0,cell:({amount:e})=>(0,A.jsx)(i,{of:e})},{name:`Paid`,right:!0,cell:({payment:e})=>(0,A.jsx)(i,{of:e.amount})},{name:`Status`,cell:({status:t,failureReason:n})=>(0,A.jsx)(`span`,{title:n??void 0,children:(0,A.jsx)(e,{...k(t)})})},{name:`Payment`,cell:({payment:e})=>e.reference??(0,A.jsx)(c,{children:e.id})},{name:`Merchant`,cell:({payment:e})=>e.merchant.name},{name:`Delay`,cell:({settledAt:e,payment:t})=>e&&t.completedAt?s(t.completedAt,e):`–`},{name:`Value date`,cell:({valueDate:e})=>e?r(e):`–`},{name:`Source`,cell:e=>(0,A.jsx)(`span`,{className:`text-soft`,children:D(e.source)})},{name:`Bank reference`,wide:!0,cell:({bankReference:e})=>e?(0,A.jsx)(c,{children:e}):`–`},{name:`Created`,cell:({createdAt:e})=>(0,A.jsx)(`span`,{className:`text-soft`,children:(0,A.jsx)(l,{at:e})})}];function F(e){let t=a(e,`status`,O),n=b(e),r=t=>e.get(t)||void 0;return{...t?.length&&{status:t},...n&&{createdAt:n},...r(`currency`)&&{currency:r(`currency`)},...r(`merchant`)&&{merchantId:r(`merchant`)},...r(`search`)&&{search:r(`search`)}}}export{N as default};