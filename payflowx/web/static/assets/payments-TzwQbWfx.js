import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{$ as t,E as n,F as r,G as i,I as a,J as o,L as s,N as c,O as l,U as u,V as d,Y as f,a as p,i as m,j as h,k as g,n as _,rt as v,s as y,t as b,x as ee,z as x}from"./field-D_getOdc.js";import{a as S,c as C,d as w,f as T,l as E,n as D,t as te,u as ne}from"./index-BK4hpBYG.js";import{_ as re,b as ie,f as O,m as k}from"./preload-helper-CzsgTRlJ.js";import{t as A}from"./export-Dm3zFfQy.js";import{a as j,c as M,d as N,f as P,h as F,i as I,l as L,m as R,o as z,r as B,s as V,t as H,u as U}from"./table-DoZ1LWWo.js";import{i as W,r as G,u as K}from"./words-bMxKDZnL.js";var q=e(ie(),1),J={merchantId:``,amount:``,currency:`EUR`,paymentMethod:`pm_success`,reference:``};function ae(e,t){try{let n=JSON.parse(e.getItem(X(t))??`null`);if(n&&typeof n.key==`string`&&n.key)return{...n,values:{...J,...n.values}}}catch{}return Y()}function oe(e,t,n){e.setItem(X(t),JSON.stringify(n))}function se(e,t){e.removeItem(X(t))}function Y(e=J){return{key:`web-${[...crypto.getRandomValues(new Uint8Array(16))].map(e=>e.toString(16).padStart(2,`0`)).join(``)}`,values:e,sent:!1}}var X=e=>`payflowx.new-payment.${e}`,Z=re(),ce=O(`
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
`);function le({viewer:e}){let t=r(`new`),[n,i]=(0,q.useState)(null);return(0,Z.jsx)(te,{kind:`window`,title:`Create a payment`,onClose:t,children:n?.payment?(0,Z.jsx)(pe,{outcome:n,payment:n.payment,onAnother:()=>i(null)}):(0,Z.jsx)(ue,{viewer:e,onOutcome:i})})}function ue({viewer:e,onOutcome:t}){let n=v(),[r,a]=(0,q.useState)(()=>ae(sessionStorage,e.id)),[o,s]=(0,q.useState)({}),[c,l]=(0,q.useState)(null),[u,f]=(0,q.useState)(!1),p=(0,q.useRef)(!1),m=me(r.values.currency),h=t=>{oe(sessionStorage,e.id,t),a(t)},g=e=>h({...r,values:{...r.values,...e}}),_=async a=>{a.preventDefault();let o=ee(r.values.amount,r.values.currency,m),c={...o&&{amount:o},...!r.values.merchantId&&{merchantId:`Choose one.`}};if(s(c),!(Object.keys(c).length>0||p.current)){p.current=!0,f(!0),l(null),h({...r,sent:!0});try{let{createPayment:a}=await i(ce,{input:he(r)}),o=a.errors[0];o?(h({...r,sent:o.code===`IDEMPOTENCY_KEY_REUSED`}),s(_e(o)),l(o)):(se(sessionStorage,e.id),n.invalidateQueries(),t(a))}catch(e){l({code:e instanceof k?`UNKNOWN`:`FAILED`,message:e.message})}finally{p.current=!1,f(!1)}}};return(0,Z.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void _(e),noValidate:!0,children:[(0,Z.jsx)(de,{draft:r,refusal:c,busy:u,onNew:()=>{h(Y(r.values)),l(null)}}),(0,Z.jsx)(fe,{values:r.values,problems:o,decimals:m,set:g}),(0,Z.jsx)(d,{kind:`main`,type:`submit`,className:`w-full`,busy:u,children:r.sent&&!u?`Send again`:`Create payment`}),(0,Z.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[`Key `,(0,Z.jsx)(`code`,{className:`font-mono`,children:r.key}),`: however often this form is sent, it is charged once.`]})]})}function de({draft:e,refusal:t,busy:n,onNew:r}){return t?.code===`IDEMPOTENCY_KEY_REUSED`?(0,Z.jsxs)(c,{tone:`bad`,children:[(0,Z.jsx)(`p`,{children:`This form had been sent before, with other figures, and that payment was taken. Nothing was charged now.`}),(0,Z.jsxs)(`p`,{className:`mt-2 flex flex-wrap gap-2`,children:[(0,Z.jsx)(f,{href:a(`/payments`,{search:e.key}),className:u(`plain`),children:`See that payment`}),(0,Z.jsx)(d,{onClick:r,children:`Make this another payment`})]})]}):e.sent&&!n?(0,Z.jsxs)(c,{tone:`busy`,children:[t?`${t.message} `:``,`This form was sent and no answer has come, so it may have been taken. Sending it again is safe: it is charged once.`]}):t&&(0,Z.jsx)(c,{tone:`bad`,children:t.message})}function fe({values:e,problems:t,decimals:n,set:r}){let i=F(),a=R();return(0,Z.jsx)(h,{asked:i,children:i=>{let o=i.filter(t=>t.isActive||t.id===e.merchantId);return o.length===0?(0,Z.jsx)(g,{title:`There is no active merchant yet.`,children:`An admin creates them in the settings.`}):(0,Z.jsxs)(`div`,{className:`space-y-4`,children:[(0,Z.jsxs)(_,{label:`Merchant`,autoFocus:!0,required:!0,problem:t.merchantId,value:e.merchantId,onChange:e=>r({merchantId:e.target.value}),children:[(0,Z.jsx)(`option`,{value:``,children:`Choose a merchant`}),o.map(({id:e,name:t})=>(0,Z.jsx)(`option`,{value:e,children:t},e))]}),(0,Z.jsxs)(`div`,{className:`grid grid-cols-[1fr_8rem] gap-3`,children:[(0,Z.jsx)(b,{label:`Amount`,required:!0,inputMode:`decimal`,autoComplete:`off`,maxLength:20,placeholder:n?`0.${`0`.repeat(n)}`:`0`,problem:t.amount,value:e.amount,onChange:e=>r({amount:e.target.value})}),(0,Z.jsx)(_,{label:`Currency`,problem:t.currency,value:e.currency,onChange:e=>r({currency:e.target.value}),children:(a.data?.currencies??[{code:e.currency}]).map(({code:e})=>(0,Z.jsx)(`option`,{children:e},e))})]}),(0,Z.jsx)(_,{label:`Payment method`,hint:`The simulated gateway’s: each does what it says.`,problem:t.paymentMethod,value:e.paymentMethod,onChange:e=>r({paymentMethod:e.target.value}),children:G.map(([e,t])=>(0,Z.jsx)(`option`,{value:e,children:t},e))}),(0,Z.jsx)(b,{label:`Reference`,autoComplete:`off`,maxLength:255,hint:`Your own order number; may stay empty.`,problem:t.reference,value:e.reference,onChange:e=>r({reference:e.target.value})})]})}})}function pe({outcome:e,payment:t,onAnother:r}){return(0,Z.jsxs)(`div`,{className:`space-y-4`,children:[e.replayed&&(0,Z.jsx)(c,{tone:`good`,children:`This form had been sent before. This is the payment that it made then; nothing was charged again.`}),(0,Z.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,Z.jsx)(y,{of:t.amount})}),(0,Z.jsxs)(`p`,{role:`status`,children:[(0,Z.jsx)(n,{...K(t.status)}),` `,t.failureReason]}),(0,Z.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,Z.jsx)(f,{href:a(`/payments`,{payment:t.id}),replace:!0,className:u(`main`),children:`See the payment`}),(0,Z.jsx)(d,{onClick:r,children:`Create another`})]})]})}function me(e){return R().data?.currencies.find(({code:t})=>t===e)?.decimals??2}function he({key:e,values:t}){return{idempotencyKey:e,merchantId:t.merchantId,amount:{amount:t.amount.trim().replace(/^\./,`0.`).replace(/\.$/,``),currency:t.currency},paymentMethod:t.paymentMethod,reference:t.reference.trim()||null}}var ge={merchantId:`merchantId`,amount:`amount`,paymentMethod:`paymentMethod`,reference:`reference`};function _e({path:e,message:t}){let n=e.at(-1)===`currency`?`currency`:ge[e[0]??``];return n?{[n]:t}:{}}var ve=O(`
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
`),ye=O(`
  query PaymentCount($filter: PaymentFilter) {
    paymentStats(filter: $filter) {
      count
    }
  }
`);O(`
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
`);var be=e=>K(e).text,xe=D.map(e=>[e,S(e).text]);function Q({viewer:e}){let[n]=t(),r=Ee(n,e),i=o(ve,{...I(),filter:r},{live:!0}),c=o(ye,{filter:r},{live:!0}),l=n.get(`payment`);return(0,Z.jsxs)(T,{title:`Payments`,aside:(0,Z.jsx)(ne,{asked:i}),actions:(0,Z.jsx)(E,{href:a(`/payments`,{...Object.fromEntries(n),new:`1`}),className:u(`main`)}),children:[(0,Z.jsx)(C,{}),(0,Z.jsxs)(w,{children:[(0,Z.jsx)(Se,{viewer:e,count:c.data?.paymentStats.count,filter:r}),(0,Z.jsx)(h,{asked:i,rows:10,children:({payments:t})=>t.nodes.length===0?(0,Z.jsx)(Ce,{isFiltered:Object.keys(r).length>0}):(0,Z.jsxs)(Z.Fragment,{children:[(0,Z.jsx)(H,{caption:`Payments, newest first`,columns:we(e),rows:t.nodes,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/payments?${s(n,{payment:e})}`,current:l}),(0,Z.jsx)(B,{page:t.pageInfo})]})})]}),n.has(`new`)&&(0,Z.jsx)(le,{viewer:e})]})}function Se({viewer:e,count:n,filter:r}){let[i]=t();return(0,Z.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,Z.jsx)(U,{label:`Reference, key or id`}),(0,Z.jsx)(j,{name:`status`,label:`Status`,values:W,wordOf:be}),(0,Z.jsx)(L,{name:`verdict`,label:`Verdict`,all:`All verdicts`,values:xe}),(0,Z.jsx)(z,{}),(0,Z.jsx)(M,{}),(0,Z.jsx)(V,{}),l(e)&&i.get(`user`)&&(0,Z.jsx)(N,{name:`user`,text:`One user’s`}),(0,Z.jsxs)(`div`,{className:`ml-auto flex items-center gap-3`,children:[n!==void 0&&(0,Z.jsx)(`span`,{className:`text-soft`,children:`${n.toLocaleString()} payment${n===1?``:`s`}`}),(0,Z.jsx)(A,{list:`payments`,given:{filter:r}})]})]})}function Ce({isFiltered:e}){return e?(0,Z.jsx)(g,{title:`No payment is like that.`,children:`Take a filter off to see more.`}):(0,Z.jsx)(g,{title:`There are no payments yet.`,children:`Create one here, or send the mutation createPayment from your server.`})}function we(e){return[{name:`Amount`,right:!0,cell:({amount:e})=>(0,Z.jsx)(y,{of:e})},{name:`Status`,cell:({status:e})=>(0,Z.jsx)(n,{...K(e)})},{name:`Verdict`,cell:({reconciliation:e})=>e&&(0,Z.jsx)(n,{...S(e.status,e.isResolved)})},{name:`Reference`,cell:({reference:e,idempotencyKey:t})=>(0,Z.jsx)(Te,{text:e??t,isOwn:!!e})},{name:`Merchant`,cell:({merchant:e})=>e.name},...l(e)?[{name:`User`,cell:({user:e})=>(0,Z.jsx)(`span`,{className:`text-soft`,children:e.email})}]:[],{name:`Created`,cell:({createdAt:e})=>(0,Z.jsx)(`span`,{className:`text-soft`,children:(0,Z.jsx)(m,{at:e})})},{name:`Id`,wide:!0,cell:({id:e})=>(0,Z.jsx)(p,{children:e})}]}function Te({text:e,isOwn:t}){return(0,Z.jsx)(`span`,{className:`block max-w-48 truncate ${t?`font-medium`:`text-soft`}`,title:e,children:e})}function Ee(e,t){let n=x(e,`status`,W),r=x(e,`verdict`,D),i=P(e);return{...n?.length&&{status:n},...r?.length&&{reconciliation:r},...i&&{createdAt:i},...$(`currency`,e.get(`currency`)),...$(`merchantId`,e.get(`merchant`)),...$(`search`,e.get(`search`)),...l(t)&&$(`userId`,e.get(`user`))}}function $(e,t){return t?{[e]:t}:{}}export{Q as default};