import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{A as t,C as n,E as r,F as i,H as a,K as o,L as s,M as c,N as l,O as u,V as d,Y as ee,i as f,j as p,n as m,t as h,v as te,w as g,z as _}from"./show-BbMLmPYq.js";import{_ as v,a as y,b,f as x,g as S,h as ne,m as C,n as w,r as T,s as E,t as re,v as ie,x as ae,y as oe}from"./index--a3zqmni.js";import{d as D,h as O,p as k,v as A}from"./preload-helper-bIfWhQty.js";import{a as j,c as M,f as N,i as P,l as F,n as I,o as L,r as R,s as z,t as B,u as V}from"./pager-DFIGUG_Q.js";import{n as H,t as U}from"./table-Cee77C8k.js";import{t as W}from"./export-Da7xg0cw.js";var G=O(),K=[`id`,`status`,`amount`,`currency`,`reference`,`idempotency_key`,`merchant`,`user`,`failure_code`,`gateway_reference`,`settled_amount`,`settled_currency`,`verdict`,`reason`,`created_at`,`completed_at`],q=D(`
  query PaymentFile($after: String, $filter: PaymentFilter) {
    payments(first: 100, after: $after, filter: $filter) {
      nodes {
        ...PaymentFileRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);D(`
  fragment PaymentFileRow on Payment {
    id
    status
    reference
    idempotencyKey
    failureCode
    gatewayReference
    createdAt
    completedAt
    amount {
      amount
      currency
    }
    merchant {
      name
    }
    user {
      email
    }
    settlement {
      status
      amount {
        amount
        currency
      }
    }
    reconciliation {
      status
      reason
    }
  }
`);function se({filter:e,count:t}){return(0,G.jsx)(W,{file:`payments.csv`,headings:K,count:t,pageAfter:async(t,n)=>{let{nodes:r,pageInfo:i}=(await _(q,{after:t,filter:e},n)).payments;return{rows:r.map(ce),next:i.hasNextPage?i.endCursor:null}}})}function ce(e){let t=e.settlement?.status===`SETTLED`?e.settlement.amount:null;return[e.id,e.status,e.amount.amount,e.amount.currency,e.reference,e.idempotencyKey,e.merchant.name,e.user.email,e.failureCode,e.gatewayReference,t?.amount,t?.currency,e.reconciliation?.status,e.reconciliation?.reason,e.createdAt,e.completedAt].map(e=>e??``)}var J=e(A(),1),Y={merchantId:``,amount:``,currency:`EUR`,paymentMethod:`pm_success`,reference:``};function le(e,t){try{let n=JSON.parse(e.getItem(Z(t))??`null`);if(n&&typeof n.key==`string`&&n.key)return{...n,values:{...Y,...n.values}}}catch{}return X()}function ue(e,t,n){e.setItem(Z(t),JSON.stringify(n))}function de(e,t){e.removeItem(Z(t))}function X(e=Y){return{key:`web-${[...crypto.getRandomValues(new Uint8Array(16))].map(e=>e.toString(16).padStart(2,`0`)).join(``)}`,values:e,sent:!1}}var Z=e=>`payflowx.new-payment.${e}`,fe=D(`
  mutation CreatePayment($input: CreatePaymentInput!) {
    createPayment(input: $input) {
      replayed
      payment {
        id
        status
        failureReason
        amount {
          amount
          currency
        }
      }
      errors {
        code
        message
        path
      }
    }
  }
`);function pe({viewer:e}){let n=t(`new`),[r,i]=(0,J.useState)(null);return(0,G.jsx)(re,{kind:`window`,title:`Create a payment`,onClose:n,children:r?.payment?(0,G.jsx)(_e,{outcome:r,payment:r.payment,onAnother:()=>i(null)}):(0,G.jsx)(me,{viewer:e,onOutcome:i})})}function me({viewer:e,onOutcome:t}){let n=ee(),[r,a]=(0,J.useState)(()=>le(sessionStorage,e.id)),[o,s]=(0,J.useState)({}),[c,l]=(0,J.useState)(null),[u,d]=(0,J.useState)(!1),f=(0,J.useRef)(!1),p=ve(r.values.currency),m=t=>{ue(sessionStorage,e.id,t),a(t)},h=e=>m({...r,values:{...r.values,...e}}),g=async i=>{i.preventDefault();let a=te(r.values.amount,r.values.currency,p),o={...a&&{amount:a},...!r.values.merchantId&&{merchantId:`Choose one.`}};if(s(o),!(Object.keys(o).length>0||f.current)){f.current=!0,d(!0),l(null),m({...r,sent:!0});try{let{createPayment:i}=await _(fe,{input:ye(r)}),a=i.errors[0];a?(m({...r,sent:a.code===`IDEMPOTENCY_KEY_REUSED`}),s(xe(a)),l(a)):(de(sessionStorage,e.id),n.invalidateQueries(),t(i))}catch(e){l({code:e instanceof k?`UNKNOWN`:`FAILED`,message:e.message})}finally{f.current=!1,d(!1)}}};return(0,G.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void g(e),noValidate:!0,children:[(0,G.jsx)(he,{draft:r,refusal:c,busy:u,onNew:()=>{m(X(r.values)),l(null)}}),(0,G.jsx)(ge,{values:r.values,problems:o,decimals:p,set:h}),(0,G.jsx)(i,{kind:`main`,type:`submit`,className:`w-full`,busy:u,children:r.sent&&!u?`Send again`:`Create payment`}),(0,G.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[`Key `,(0,G.jsx)(`code`,{className:`font-mono`,children:r.key}),`: however often this form is sent, it is charged once.`]})]})}function he({draft:e,refusal:t,busy:n,onNew:r}){return t?.code===`IDEMPOTENCY_KEY_REUSED`?(0,G.jsxs)(u,{tone:`bad`,children:[(0,G.jsx)(`p`,{children:`This form had been sent before, with other figures, and that payment was taken. Nothing was charged now.`}),(0,G.jsxs)(`p`,{className:`mt-2 flex flex-wrap gap-2`,children:[(0,G.jsx)(a,{href:p(`/payments`,{search:e.key}),className:s(`plain`),children:`See that payment`}),(0,G.jsx)(i,{onClick:r,children:`Make this another payment`})]})]}):e.sent&&!n?(0,G.jsxs)(u,{tone:`busy`,children:[t?`${t.message} `:``,`This form was sent and no answer has come, so it may have been taken. Sending it again is safe: it is charged once.`]}):t&&(0,G.jsx)(u,{tone:`bad`,children:t.message})}function ge({values:e,problems:t,decimals:n,set:i}){let a=H(),o=N();return(0,G.jsx)(r,{asked:a,children:r=>{let a=r.filter(t=>t.isActive||t.id===e.merchantId);return a.length===0?(0,G.jsx)(g,{title:`There is no active merchant yet.`,children:`An admin creates them in the settings.`}):(0,G.jsxs)(`div`,{className:`space-y-4`,children:[(0,G.jsxs)(v,{label:`Merchant`,autoFocus:!0,required:!0,problem:t.merchantId,value:e.merchantId,onChange:e=>i({merchantId:e.target.value}),children:[(0,G.jsx)(`option`,{value:``,children:`Choose a merchant`}),a.map(({id:e,name:t})=>(0,G.jsx)(`option`,{value:e,children:t},e))]}),(0,G.jsxs)(`div`,{className:`grid grid-cols-[1fr_8rem] gap-3`,children:[(0,G.jsx)(S,{label:`Amount`,required:!0,inputMode:`decimal`,autoComplete:`off`,maxLength:20,placeholder:n?`0.${`0`.repeat(n)}`:`0`,problem:t.amount,value:e.amount,onChange:e=>i({amount:e.target.value})}),(0,G.jsx)(v,{label:`Currency`,problem:t.currency,value:e.currency,onChange:e=>i({currency:e.target.value}),children:(o.data?.currencies??[{code:e.currency}]).map(({code:e})=>(0,G.jsx)(`option`,{children:e},e))})]}),(0,G.jsx)(v,{label:`Payment method`,hint:`The simulated gateway’s: each does what it says.`,problem:t.paymentMethod,value:e.paymentMethod,onChange:e=>i({paymentMethod:e.target.value}),children:w.map(([e,t])=>(0,G.jsx)(`option`,{value:e,children:t},e))}),(0,G.jsx)(S,{label:`Reference`,autoComplete:`off`,maxLength:255,hint:`Your own order number; may stay empty.`,problem:t.reference,value:e.reference,onChange:e=>i({reference:e.target.value})})]})}})}function _e({outcome:e,payment:t,onAnother:r}){return(0,G.jsxs)(`div`,{className:`space-y-4`,children:[e.replayed&&(0,G.jsx)(u,{tone:`good`,children:`This form had been sent before. This is the payment that it made then; nothing was charged again.`}),(0,G.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,G.jsx)(f,{of:t.amount})}),(0,G.jsxs)(`p`,{role:`status`,children:[(0,G.jsx)(n,{...E(t.status)}),` `,t.failureReason]}),(0,G.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,G.jsx)(a,{href:p(`/payments`,{payment:t.id}),replace:!0,className:s(`main`),children:`See the payment`}),(0,G.jsx)(i,{onClick:r,children:`Create another`})]})]})}function ve(e){return N().data?.currencies.find(({code:t})=>t===e)?.decimals??2}function ye({key:e,values:t}){return{idempotencyKey:e,merchantId:t.merchantId,amount:{amount:t.amount.trim().replace(/^\./,`0.`).replace(/\.$/,``),currency:t.currency},paymentMethod:t.paymentMethod,reference:t.reference.trim()||null}}var be={merchantId:`merchantId`,amount:`amount`,paymentMethod:`paymentMethod`,reference:`reference`};function xe({path:e,message:t}){let n=e.at(-1)===`currency`?`currency`:be[e[0]??``];return n?{[n]:t}:{}}var Q=D(`
  query PaymentList($first: Int, $after: String, $last: Int, $before: String, $filter: PaymentFilter) {
    payments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...PaymentRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`),Se=D(`
  query PaymentCount($filter: PaymentFilter) {
    paymentStats(filter: $filter) {
      count
    }
  }
`);D(`
  fragment PaymentRow on Payment {
    id
    status
    reference
    idempotencyKey
    createdAt
    failureCode
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
    reconciliation {
      status
    }
  }
`);var Ce=e=>E(e).text,we=y.map(e=>[e,x(e).text]);function Te({viewer:e}){let[t]=o(),n=Ae(t,e),i=d(Q,{...I(),filter:n},{live:!0}),a=d(Se,{filter:n},{live:!0}),l=t.get(`payment`);return(0,G.jsxs)(ae,{title:`Payments`,aside:(0,G.jsx)(oe,{asked:i}),actions:(0,G.jsx)(ie,{href:p(`/payments`,{...Object.fromEntries(t),new:`1`}),className:s(`main`)}),children:[(0,G.jsx)(ne,{}),(0,G.jsxs)(b,{children:[(0,G.jsx)(Ee,{viewer:e,count:a.data?.paymentStats.count,filter:n}),(0,G.jsx)(r,{asked:i,rows:10,children:({payments:r})=>r.nodes.length===0?(0,G.jsx)(De,{isFiltered:Object.keys(n).length>0}):(0,G.jsxs)(G.Fragment,{children:[(0,G.jsx)(U,{caption:`Payments, newest first`,columns:Oe(e),rows:r.nodes,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/payments?${c(t,{payment:e})}`,current:l}),(0,G.jsx)(B,{page:r.pageInfo})]})})]}),t.has(`new`)&&(0,G.jsx)(pe,{viewer:e})]})}function Ee({viewer:e,count:t,filter:n}){let[r]=o();return(0,G.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,G.jsx)(M,{label:`Reference, key or id`}),(0,G.jsx)(R,{name:`status`,label:`Status`,values:T,wordOf:Ce}),(0,G.jsx)(z,{name:`verdict`,label:`Verdict`,all:`All verdicts`,values:we}),(0,G.jsx)(P,{}),(0,G.jsx)(L,{}),(0,G.jsx)(j,{}),C(e)&&r.get(`user`)&&(0,G.jsx)(F,{name:`user`,text:`One user’s`}),(0,G.jsxs)(`div`,{className:`ml-auto flex items-center gap-3`,children:[t!==void 0&&(0,G.jsx)(`span`,{className:`text-soft`,children:`${t.toLocaleString()} payment${t===1?``:`s`}`}),(0,G.jsx)(se,{filter:n,count:t})]})]})}function De({isFiltered:e}){return e?(0,G.jsx)(g,{title:`No payment is like that.`,children:`Take a filter off to see more.`}):(0,G.jsx)(g,{title:`There are no payments yet.`,children:`Create one here, or send the mutation createPayment from your server.`})}function Oe(e){return[{name:`Amount`,right:!0,cell:({amount:e})=>(0,G.jsx)(f,{of:e})},{name:`Status`,cell:({status:e})=>(0,G.jsx)(n,{...E(e)})},{name:`Verdict`,cell:({reconciliation:e})=>e&&(0,G.jsx)(n,{...x(e.status)})},{name:`Reference`,cell:({reference:e,idempotencyKey:t})=>(0,G.jsx)(ke,{text:e??t,isOwn:!!e})},{name:`Merchant`,cell:({merchant:e})=>e.name},...C(e)?[{name:`User`,cell:({user:e})=>(0,G.jsx)(`span`,{className:`text-soft`,children:e.email})}]:[],{name:`Created`,cell:({createdAt:e})=>(0,G.jsx)(`span`,{className:`text-soft`,children:(0,G.jsx)(h,{at:e})})},{name:`Id`,wide:!0,cell:({id:e})=>(0,G.jsx)(m,{children:e})}]}function ke({text:e,isOwn:t}){return(0,G.jsx)(`span`,{className:`block max-w-48 truncate ${t?`font-medium`:`text-soft`}`,title:e,children:e})}function Ae(e,t){let n=l(e,`status`,T),r=l(e,`verdict`,y),i=V(e);return{...n?.length&&{status:n},...r?.length&&{reconciliation:r},...i&&{createdAt:i},...$(`currency`,e.get(`currency`)),...$(`merchantId`,e.get(`merchant`)),...$(`search`,e.get(`search`)),...C(t)&&$(`userId`,e.get(`user`))}}function $(e,t){return t?{[e]:t}:{}}export{Te as default};