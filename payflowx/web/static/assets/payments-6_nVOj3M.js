import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{C as t,D as n,H as r,K as i,L as a,O as o,P as s,R as c,T as l,i as u,j as d,k as f,n as p,t as m,v as h}from"./show-Du66izKg.js";import{_ as g,a as _,c as v,f as y,g as b,h as x,l as S,m as C,n as w,p as ee,t as T,u as E,v as D,x as O,y as k}from"./index-BQFu2wiu.js";import{_ as te,b as ne,f as A,m as re}from"./preload-helper-DfHDd1Vh.js";import{t as ie}from"./export-CuMTnf7k.js";import{a as ae,c as j,d as M,f as N,h as P,i as F,l as I,m as L,o as R,r as z,s as B,t as V,u as H}from"./table-NBLt4lZw.js";import{i as U,r as W,u as G}from"./words-DTsexhUF.js";var K=e(ne(),1),q={merchantId:``,amount:``,currency:`EUR`,paymentMethod:`pm_success`,reference:``};function J(e,t){try{let n=JSON.parse(e.getItem(X(t))??`null`);if(n&&typeof n.key==`string`&&n.key)return{...n,values:{...q,...n.values}}}catch{}return Y()}function oe(e,t,n){e.setItem(X(t),JSON.stringify(n))}function se(e,t){e.removeItem(X(t))}function Y(e=q){return{key:`web-${[...crypto.getRandomValues(new Uint8Array(16))].map(e=>e.toString(16).padStart(2,`0`)).join(``)}`,values:e,sent:!1}}var X=e=>`payflowx.new-payment.${e}`,Z=te(),ce=A(`
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
`);function le({viewer:e}){let t=n(`new`),[r,i]=(0,K.useState)(null);return(0,Z.jsx)(T,{kind:`window`,title:`Create a payment`,onClose:t,children:r?.payment?(0,Z.jsx)(pe,{outcome:r,payment:r.payment,onAnother:()=>i(null)}):(0,Z.jsx)(ue,{viewer:e,onOutcome:i})})}function ue({viewer:e,onOutcome:t}){let n=i(),[r,a]=(0,K.useState)(()=>J(sessionStorage,e.id)),[o,c]=(0,K.useState)({}),[l,u]=(0,K.useState)(null),[d,f]=(0,K.useState)(!1),p=(0,K.useRef)(!1),m=me(r.values.currency),g=t=>{oe(sessionStorage,e.id,t),a(t)},_=e=>g({...r,values:{...r.values,...e}}),v=async i=>{i.preventDefault();let a=h(r.values.amount,r.values.currency,m),o={...a&&{amount:a},...!r.values.merchantId&&{merchantId:`Choose one.`}};if(c(o),!(Object.keys(o).length>0||p.current)){p.current=!0,f(!0),u(null),g({...r,sent:!0});try{let{createPayment:i}=await s(ce,{input:he(r)}),a=i.errors[0];a?(g({...r,sent:a.code===`IDEMPOTENCY_KEY_REUSED`}),c(_e(a)),u(a)):(se(sessionStorage,e.id),n.invalidateQueries(),t(i))}catch(e){u({code:e instanceof re?`UNKNOWN`:`FAILED`,message:e.message})}finally{p.current=!1,f(!1)}}};return(0,Z.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void v(e),noValidate:!0,children:[(0,Z.jsx)(de,{draft:r,refusal:l,busy:d,onNew:()=>{g(Y(r.values)),u(null)}}),(0,Z.jsx)(fe,{values:r.values,problems:o,decimals:m,set:_}),(0,Z.jsx)(k,{kind:`main`,type:`submit`,className:`w-full`,busy:d,children:r.sent&&!d?`Send again`:`Create payment`}),(0,Z.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[`Key `,(0,Z.jsx)(`code`,{className:`font-mono`,children:r.key}),`: however often this form is sent, it is charged once.`]})]})}function de({draft:e,refusal:t,busy:n,onNew:r}){return t?.code===`IDEMPOTENCY_KEY_REUSED`?(0,Z.jsxs)(D,{tone:`bad`,children:[(0,Z.jsx)(`p`,{children:`This form had been sent before, with other figures, and that payment was taken. Nothing was charged now.`}),(0,Z.jsxs)(`p`,{className:`mt-2 flex flex-wrap gap-2`,children:[(0,Z.jsx)(c,{href:o(`/payments`,{search:e.key}),className:O(`plain`),children:`See that payment`}),(0,Z.jsx)(k,{onClick:r,children:`Make this another payment`})]})]}):e.sent&&!n?(0,Z.jsxs)(D,{tone:`busy`,children:[t?`${t.message} `:``,`This form was sent and no answer has come, so it may have been taken. Sending it again is safe: it is charged once.`]}):t&&(0,Z.jsx)(D,{tone:`bad`,children:t.message})}function fe({values:e,problems:t,decimals:n,set:r}){let i=P(),a=L();return(0,Z.jsx)(g,{asked:i,children:i=>{let o=i.filter(t=>t.isActive||t.id===e.merchantId);return o.length===0?(0,Z.jsx)(b,{title:`There is no active merchant yet.`,children:`An admin creates them in the settings.`}):(0,Z.jsxs)(`div`,{className:`space-y-4`,children:[(0,Z.jsxs)(E,{label:`Merchant`,autoFocus:!0,required:!0,problem:t.merchantId,value:e.merchantId,onChange:e=>r({merchantId:e.target.value}),children:[(0,Z.jsx)(`option`,{value:``,children:`Choose a merchant`}),o.map(({id:e,name:t})=>(0,Z.jsx)(`option`,{value:e,children:t},e))]}),(0,Z.jsxs)(`div`,{className:`grid grid-cols-[1fr_8rem] gap-3`,children:[(0,Z.jsx)(S,{label:`Amount`,required:!0,inputMode:`decimal`,autoComplete:`off`,maxLength:20,placeholder:n?`0.${`0`.repeat(n)}`:`0`,problem:t.amount,value:e.amount,onChange:e=>r({amount:e.target.value})}),(0,Z.jsx)(E,{label:`Currency`,problem:t.currency,value:e.currency,onChange:e=>r({currency:e.target.value}),children:(a.data?.currencies??[{code:e.currency}]).map(({code:e})=>(0,Z.jsx)(`option`,{children:e},e))})]}),(0,Z.jsx)(E,{label:`Payment method`,hint:`The simulated gateway’s: each does what it says.`,problem:t.paymentMethod,value:e.paymentMethod,onChange:e=>r({paymentMethod:e.target.value}),children:W.map(([e,t])=>(0,Z.jsx)(`option`,{value:e,children:t},e))}),(0,Z.jsx)(S,{label:`Reference`,autoComplete:`off`,maxLength:255,hint:`Your own order number; may stay empty.`,problem:t.reference,value:e.reference,onChange:e=>r({reference:e.target.value})})]})}})}function pe({outcome:e,payment:n,onAnother:r}){return(0,Z.jsxs)(`div`,{className:`space-y-4`,children:[e.replayed&&(0,Z.jsx)(D,{tone:`good`,children:`This form had been sent before. This is the payment that it made then; nothing was charged again.`}),(0,Z.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,Z.jsx)(u,{of:n.amount})}),(0,Z.jsxs)(`p`,{role:`status`,children:[(0,Z.jsx)(t,{...G(n.status)}),` `,n.failureReason]}),(0,Z.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,Z.jsx)(c,{href:o(`/payments`,{payment:n.id}),replace:!0,className:O(`main`),children:`See the payment`}),(0,Z.jsx)(k,{onClick:r,children:`Create another`})]})]})}function me(e){return L().data?.currencies.find(({code:t})=>t===e)?.decimals??2}function he({key:e,values:t}){return{idempotencyKey:e,merchantId:t.merchantId,amount:{amount:t.amount.trim().replace(/^\./,`0.`).replace(/\.$/,``),currency:t.currency},paymentMethod:t.paymentMethod,reference:t.reference.trim()||null}}var ge={merchantId:`merchantId`,amount:`amount`,paymentMethod:`paymentMethod`,reference:`reference`};function _e({path:e,message:t}){let n=e.at(-1)===`currency`?`currency`:ge[e[0]??``];return n?{[n]:t}:{}}var ve=A(`
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
`),ye=A(`
  query PaymentCount($filter: PaymentFilter) {
    paymentStats(filter: $filter) {
      count
    }
  }
`);A(`
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
      isResolved
    }
  }
`);var be=e=>G(e).text,xe=w.map(e=>[e,_(e).text]);function Q({viewer:e}){let[t]=r(),n=Ee(t,e),i=a(ve,{...F(),filter:n},{live:!0}),s=a(ye,{filter:n},{live:!0}),c=t.get(`payment`);return(0,Z.jsxs)(x,{title:`Payments`,aside:(0,Z.jsx)(ee,{asked:i}),actions:(0,Z.jsx)(y,{href:o(`/payments`,{...Object.fromEntries(t),new:`1`}),className:O(`main`)}),children:[(0,Z.jsx)(v,{}),(0,Z.jsxs)(C,{children:[(0,Z.jsx)(Se,{viewer:e,count:s.data?.paymentStats.count,filter:n}),(0,Z.jsx)(g,{asked:i,rows:10,children:({payments:r})=>r.nodes.length===0?(0,Z.jsx)(Ce,{isFiltered:Object.keys(n).length>0}):(0,Z.jsxs)(Z.Fragment,{children:[(0,Z.jsx)(V,{caption:`Payments, newest first`,columns:we(e),rows:r.nodes,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/payments?${f(t,{payment:e})}`,current:c}),(0,Z.jsx)(z,{page:r.pageInfo})]})})]}),t.has(`new`)&&(0,Z.jsx)(le,{viewer:e})]})}function Se({viewer:e,count:t,filter:n}){let[i]=r();return(0,Z.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,Z.jsx)(H,{label:l(e)?`Reference, key, id, e-mail or merchant`:`Reference, key or id`}),(0,Z.jsx)(ae,{name:`status`,label:`Status`,values:U,wordOf:be}),(0,Z.jsx)(I,{name:`verdict`,label:`Verdict`,all:`All verdicts`,values:xe}),(0,Z.jsx)(R,{}),(0,Z.jsx)(j,{}),(0,Z.jsx)(B,{}),l(e)&&i.get(`user`)&&(0,Z.jsx)(M,{name:`user`,text:`One user’s`}),(0,Z.jsxs)(`div`,{className:`ml-auto flex items-center gap-3`,children:[t!==void 0&&(0,Z.jsx)(`span`,{className:`text-soft`,children:`${t.toLocaleString()} payment${t===1?``:`s`}`}),(0,Z.jsx)(ie,{list:`payments`,given:{filter:n}})]})]})}function Ce({isFiltered:e}){return e?(0,Z.jsx)(b,{title:`No payment is like that.`,children:`Take a filter off to see more.`}):(0,Z.jsx)(b,{title:`There are no payments yet.`,children:`Create one here, or send the mutation createPayment from your server.`})}function we(e){return[{name:`Amount`,right:!0,cell:({amount:e})=>(0,Z.jsx)(u,{of:e})},{name:`Status`,cell:({status:e})=>(0,Z.jsx)(t,{...G(e)})},{name:`Verdict`,cell:({reconciliation:e})=>e&&(0,Z.jsx)(t,{..._(e.status,e.isResolved)})},{name:`Reference`,cell:({reference:e,idempotencyKey:t})=>(0,Z.jsx)(Te,{text:e??t,isOwn:!!e})},{name:`Merchant`,cell:({merchant:e})=>e.name},...l(e)?[{name:`User`,cell:({user:e})=>(0,Z.jsx)(`span`,{className:`text-soft`,children:e.email})}]:[],{name:`Created`,cell:({createdAt:e})=>(0,Z.jsx)(`span`,{className:`text-soft`,children:(0,Z.jsx)(m,{at:e})})},{name:`Id`,wide:!0,cell:({id:e})=>(0,Z.jsx)(p,{children:e})}]}function Te({text:e,isOwn:t}){return(0,Z.jsx)(`span`,{className:`block max-w-48 truncate ${t?`font-medium`:`text-soft`}`,title:e,children:e})}function Ee(e,t){let n=d(e,`status`,U),r=d(e,`verdict`,w),i=N(e);return{...n?.length&&{status:n},...r?.length&&{reconciliation:r},...i&&{createdAt:i},...$(`currency`,e.get(`currency`)),...$(`merchantId`,e.get(`merchant`)),...$(`search`,e.get(`search`)),...l(t)&&$(`userId`,e.get(`user`))}}function $(e,t){return t?{[e]:t}:{}}export{Q as default};