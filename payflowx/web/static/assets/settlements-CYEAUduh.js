import{E as e,L as t,Q as n,R as r,_ as i,a,h as o,i as s,j as c,k as l,q as u,s as d}from"./field-CYmSYKHG.js";import{C as f,S as p,_ as m,g as h,s as g,x as _}from"./index-dBDIwaIj.js";import{d as v,g as y}from"./preload-helper-DAmeBsQG.js";import{a as b,c as x,f as S,i as C,o as w,r as T,s as E,t as D,u as O}from"./table-Dv0eLJOc.js";var k=y(),A=v(`
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
`);var j=e=>h(e).text;function M(){let[e]=n(),r=P(e),i=u(A,{...C(),filter:r},{live:!0});return(0,k.jsx)(f,{title:`Settlements`,aside:(0,k.jsx)(_,{asked:i}),children:(0,k.jsxs)(p,{children:[(0,k.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,k.jsx)(O,{label:`Bank reference or id`}),(0,k.jsx)(b,{name:`status`,label:`Status`,values:g,wordOf:j}),(0,k.jsx)(w,{}),(0,k.jsx)(x,{}),(0,k.jsx)(E,{})]}),(0,k.jsx)(c,{asked:i,rows:10,children:({settlements:n})=>n.nodes.length===0?(0,k.jsx)(l,{title:Object.keys(r).length?`No settlement is like that.`:`The bank has said nothing yet.`}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(D,{caption:`Settlements, newest first`,columns:N,rows:n.nodes,keyOf:({id:e})=>e,hrefOf:({payment:n})=>`/settlements?${t(e,{payment:n.id})}`,current:n.nodes.find(({payment:t})=>t.id===e.get(`payment`))?.id}),(0,k.jsx)(T,{page:n.pageInfo})]})})]})})}var N=[{name:`Settled`,right:!0,cell:({amount:e})=>(0,k.jsx)(d,{of:e})},{name:`Paid`,right:!0,cell:({payment:e})=>(0,k.jsx)(d,{of:e.amount})},{name:`Status`,cell:({status:t,failureReason:n})=>(0,k.jsx)(`span`,{title:n??void 0,children:(0,k.jsx)(e,{...h(t)})})},{name:`Payment`,cell:({payment:e})=>e.reference??(0,k.jsx)(a,{children:e.id})},{name:`Merchant`,cell:({payment:e})=>e.merchant.name},{name:`Delay`,cell:({settledAt:e,payment:t})=>e&&t.completedAt?i(t.completedAt,e):`–`},{name:`Value date`,cell:({valueDate:e})=>e?o(e):`–`},{name:`Source`,cell:e=>(0,k.jsx)(`span`,{className:`text-soft`,children:m(e.source)})},{name:`Bank reference`,wide:!0,cell:({bankReference:e})=>e?(0,k.jsx)(a,{children:e}):`–`},{name:`Created`,cell:({createdAt:e})=>(0,k.jsx)(`span`,{className:`text-soft`,children:(0,k.jsx)(s,{at:e})})}];function P(e){let t=r(e,`status`,g),n=S(e),i=t=>e.get(t)||void 0;return{...t?.length&&{status:t},...n&&{createdAt:n},...i(`currency`)&&{currency:i(`currency`)},...i(`merchant`)&&{merchantId:i(`merchant`)},...i(`search`)&&{search:i(`search`)}}}export{M as default};