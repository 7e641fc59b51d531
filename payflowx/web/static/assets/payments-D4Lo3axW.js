import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{B as t,E as n,F as r,H as i,I as a,J as o,L as s,N as c,O as l,Q as u,R as d,W as f,a as p,i as m,j as h,k as g,n as _,nt as ee,q as v,s as y,t as b,x}from"./field-CYmSYKHG.js";import{C as te,S as ne,a as S,b as C,c as w,f as T,i as re,t as ie,v as E,x as ae,y as oe}from"./index-dBDIwaIj.js";import{d as D,g as O,p as k,y as A}from"./preload-helper-DAmeBsQG.js";import{a as j,c as M,d as N,f as P,h as F,i as I,l as L,m as R,o as z,r as B,s as V,t as H,u as U}from"./table-Dv0eLJOc.js";import{t as W}from"./export-DYR4mH8V.js";var G=O(),K=[`id`,`status`,`amount`,`currency`,`reference`,`idempotency_key`,`merchant`,`user`,`failure_code`,`gateway_reference`,`settled_amount`,`settled_currency`,`verdict`,`reason`,`created_at`,`completed_at`],q=D(`
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
`);function se({filter:e,count:t}){return(0,G.jsx)(W,{file:`payments.csv`,headings:K,count:t,pageAfter:async(t,n)=>{let{nodes:r,pageInfo:i}=(await f(q,{after:t,filter:e},n)).payments;return{rows:r.map(ce),next:i.hasNextPage?i.endCursor:null}}})}function ce(e){let t=e.settlement?.status===`SETTLED`?e.settlement.amount:null;return[e.id,e.status,e.amount.amount,e.amount.currency,e.reference,e.idempotencyKey,e.merchant.name,e.user.email,e.failureCode,e.gatewayReference,t?.amount,t?.currency,e.reconciliation?.status,e.reconciliation?.reason,e.createdAt,e.completedAt].map(e=>e??``)}var J=e(A(),1),Y={merchantId:``,amount:``,currency:`EUR`,paymentMethod:`pm_success`,reference:``};function le(e,t){try{let n=JSON.parse(e.getItem(Z(t))??`null`);if(n&&typeof n.key==`string`&&n.key)return{...n,values:{...Y,...n.values}}}catch{}return X()}function ue(e,t,n){e.setItem(Z(t),JSON.stringify(n))}function de(e,t){e.removeItem(Z(t))}function X(e=Y){return{key:`web-${[...crypto.getRandomValues(new Uint8Array(16))].map(e=>e.toString(16).padStart(2,`0`)).join(``)}`,values:e,sent:!1}}var Z=e=>`payflowx.new-payment.${e}`,fe=D(`
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
`);function pe({viewer:e}){let t=r(`new`),[n,i]=(0,J.useState)(null);return(0,G.jsx)(ie,{kind:`window`,title:`Create a payment`,onClose:t,children:n?.payment?(0,G.jsx)(_e,{outcome:n,payment:n.payment,onAnother:()=>i(null)}):(0,G.jsx)(me,{viewer:e,onOutcome:i})})}function me({viewer:e,onOutcome:n}){let r=ee(),[i,a]=(0,J.useState)(()=>le(sessionStorage,e.id)),[o,s]=(0,J.useState)({}),[c,l]=(0,J.useState)(null),[u,d]=(0,J.useState)(!1),p=(0,J.useRef)(!1),m=ve(i.values.currency),h=t=>{ue(sessionStorage,e.id,t),a(t)},g=e=>h({...i,values:{...i.values,...e}}),_=async t=>{t.preventDefault();let a=x(i.values.amount,i.values.currency,m),o={...a&&{amount:a},...!i.values.merchantId&&{merchantId:`Choose one.`}};if(s(o),!(Object.keys(o).length>0||p.current)){p.current=!0,d(!0),l(null),h({...i,sent:!0});try{let{createPayment:t}=await f(fe,{input:ye(i)}),a=t.errors[0];a?(h({...i,sent:a.code===`IDEMPOTENCY_KEY_REUSED`}),s(xe(a)),l(a)):(de(sessionStorage,e.id),r.invalidateQueries(),n(t))}catch(e){l({code:e instanceof k?`UNKNOWN`:`FAILED`,message:e.message})}finally{p.current=!1,d(!1)}}};return(0,G.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void _(e),noValidate:!0,children:[(0,G.jsx)(he,{draft:i,refusal:c,busy:u,onNew:()=>{h(X(i.values)),l(null)}}),(0,G.jsx)(ge,{values:i.values,problems:o,decimals:m,set:g}),(0,G.jsx)(t,{kind:`main`,type:`submit`,className:`w-full`,busy:u,children:i.sent&&!u?`Send again`:`Create payment`}),(0,G.jsxs)(`p`,{className:`text-[0.8rem] text-soft`,children:[`Key `,(0,G.jsx)(`code`,{className:`font-mono`,children:i.key}),`: however often this form is sent, it is charged once.`]})]})}function he({draft:e,refusal:n,busy:r,onNew:s}){return n?.code===`IDEMPOTENCY_KEY_REUSED`?(0,G.jsxs)(c,{tone:`bad`,children:[(0,G.jsx)(`p`,{children:`This form had been sent before, with other figures, and that payment was taken. Nothing was charged now.`}),(0,G.jsxs)(`p`,{className:`mt-2 flex flex-wrap gap-2`,children:[(0,G.jsx)(o,{href:a(`/payments`,{search:e.key}),className:i(`plain`),children:`See that payment`}),(0,G.jsx)(t,{onClick:s,children:`Make this another payment`})]})]}):e.sent&&!r?(0,G.jsxs)(c,{tone:`busy`,children:[n?`${n.message} `:``,`This form was sent and no answer has come, so it may have been taken. Sending it again is safe: it is charged once.`]}):n&&(0,G.jsx)(c,{tone:`bad`,children:n.message})}function ge({values:e,problems:t,decimals:n,set:r}){let i=F(),a=R();return(0,G.jsx)(h,{asked:i,children:i=>{let o=i.filter(t=>t.isActive||t.id===e.merchantId);return o.length===0?(0,G.jsx)(g,{title:`There is no active merchant yet.`,children:`An admin creates them in the settings.`}):(0,G.jsxs)(`div`,{className:`space-y-4`,children:[(0,G.jsxs)(_,{label:`Merchant`,autoFocus:!0,required:!0,problem:t.merchantId,value:e.merchantId,onChange:e=>r({merchantId:e.target.value}),children:[(0,G.jsx)(`option`,{value:``,children:`Choose a merchant`}),o.map(({id:e,name:t})=>(0,G.jsx)(`option`,{value:e,children:t},e))]}),(0,G.jsxs)(`div`,{className:`grid grid-cols-[1fr_8rem] gap-3`,children:[(0,G.jsx)(b,{label:`Amount`,required:!0,inputMode:`decimal`,autoComplete:`off`,maxLength:20,placeholder:n?`0.${`0`.repeat(n)}`:`0`,problem:t.amount,value:e.amount,onChange:e=>r({amount:e.target.value})}),(0,G.jsx)(_,{label:`Currency`,problem:t.currency,value:e.currency,onChange:e=>r({currency:e.target.value}),children:(a.data?.currencies??[{code:e.currency}]).map(({code:e})=>(0,G.jsx)(`option`,{children:e},e))})]}),(0,G.jsx)(_,{label:`Payment method`,hint:`The simulated gateway’s: each does what it says.`,problem:t.paymentMethod,value:e.paymentMethod,onChange:e=>r({paymentMethod:e.target.value}),children:re.map(([e,t])=>(0,G.jsx)(`option`,{value:e,children:t},e))}),(0,G.jsx)(b,{label:`Reference`,autoComplete:`off`,maxLength:255,hint:`Your own order number; may stay empty.`,problem:t.reference,value:e.reference,onChange:e=>r({reference:e.target.value})})]})}})}function _e({outcome:e,payment:r,onAnother:s}){return(0,G.jsxs)(`div`,{className:`space-y-4`,children:[e.replayed&&(0,G.jsx)(c,{tone:`good`,children:`This form had been sent before. This is the payment that it made then; nothing was charged again.`}),(0,G.jsx)(`p`,{className:`text-3xl font-semibold`,children:(0,G.jsx)(y,{of:r.amount})}),(0,G.jsxs)(`p`,{role:`status`,children:[(0,G.jsx)(n,{...T(r.status)}),` `,r.failureReason]}),(0,G.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,G.jsx)(o,{href:a(`/payments`,{payment:r.id}),replace:!0,className:i(`main`),children:`See the payment`}),(0,G.jsx)(t,{onClick:s,children:`Create another`})]})]})}function ve(e){return R().data?.currencies.find(({code:t})=>t===e)?.decimals??2}function ye({key:e,values:t}){return{idempotencyKey:e,merchantId:t.merchantId,amount:{amount:t.amount.trim().replace(/^\./,`0.`).replace(/\.$/,``),currency:t.currency},paymentMethod:t.paymentMethod,reference:t.reference.trim()||null}}var be={merchantId:`merchantId`,amount:`amount`,paymentMethod:`paymentMethod`,reference:`reference`};function xe({path:e,message:t}){let n=e.at(-1)===`currency`?`currency`:be[e[0]??``];return n?{[n]:t}:{}}var Q=D(`
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
`);var Ce=e=>T(e).text,we=w.map(e=>[e,E(e).text]);function Te({viewer:e}){let[t]=u(),n=Ae(t,e),r=v(Q,{...I(),filter:n},{live:!0}),o=v(Se,{filter:n},{live:!0}),c=t.get(`payment`);return(0,G.jsxs)(te,{title:`Payments`,aside:(0,G.jsx)(ae,{asked:r}),actions:(0,G.jsx)(C,{href:a(`/payments`,{...Object.fromEntries(t),new:`1`}),className:i(`main`)}),children:[(0,G.jsx)(oe,{}),(0,G.jsxs)(ne,{children:[(0,G.jsx)(Ee,{viewer:e,count:o.data?.paymentStats.count,filter:n}),(0,G.jsx)(h,{asked:r,rows:10,children:({payments:r})=>r.nodes.length===0?(0,G.jsx)(De,{isFiltered:Object.keys(n).length>0}):(0,G.jsxs)(G.Fragment,{children:[(0,G.jsx)(H,{caption:`Payments, newest first`,columns:Oe(e),rows:r.nodes,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/payments?${s(t,{payment:e})}`,current:c}),(0,G.jsx)(B,{page:r.pageInfo})]})})]}),t.has(`new`)&&(0,G.jsx)(pe,{viewer:e})]})}function Ee({viewer:e,count:t,filter:n}){let[r]=u();return(0,G.jsxs)(`div`,{className:`flex flex-wrap items-center gap-2 p-3`,children:[(0,G.jsx)(U,{label:`Reference, key or id`}),(0,G.jsx)(j,{name:`status`,label:`Status`,values:S,wordOf:Ce}),(0,G.jsx)(L,{name:`verdict`,label:`Verdict`,all:`All verdicts`,values:we}),(0,G.jsx)(z,{}),(0,G.jsx)(M,{}),(0,G.jsx)(V,{}),l(e)&&r.get(`user`)&&(0,G.jsx)(N,{name:`user`,text:`One user’s`}),(0,G.jsxs)(`div`,{className:`ml-auto flex items-center gap-3`,children:[t!==void 0&&(0,G.jsx)(`span`,{className:`text-soft`,children:`${t.toLocaleString()} payment${t===1?``:`s`}`}),(0,G.jsx)(se,{filter:n,count:t})]})]})}function De({isFiltered:e}){return e?(0,G.jsx)(g,{title:`No payment is like that.`,children:`Take a filter off to see more.`}):(0,G.jsx)(g,{title:`There are no payments yet.`,children:`Create one here, or send the mutation createPayment from your server.`})}function Oe(e){return[{name:`Amount`,right:!0,cell:({amount:e})=>(0,G.jsx)(y,{of:e})},{name:`Status`,cell:({status:e})=>(0,G.jsx)(n,{...T(e)})},{name:`Verdict`,cell:({reconciliation:e})=>e&&(0,G.jsx)(n,{...E(e.status)})},{name:`Reference`,cell:({reference:e,idempotencyKey:t})=>(0,G.jsx)(ke,{text:e??t,isOwn:!!e})},{name:`Merchant`,cell:({merchant:e})=>e.name},...l(e)?[{name:`User`,cell:({user:e})=>(0,G.jsx)(`span`,{className:`text-soft`,children:e.email})}]:[],{name:`Created`,cell:({createdAt:e})=>(0,G.jsx)(`span`,{className:`text-soft`,children:(0,G.jsx)(m,{at:e})})},{name:`Id`,wide:!0,cell:({id:e})=>(0,G.jsx)(p,{children:e})}]}function ke({text:e,isOwn:t}){return(0,G.jsx)(`span`,{className:`block max-w-48 truncate ${t?`font-medium`:`text-soft`}`,title:e,children:e})}function Ae(e,t){let n=d(e,`status`,S),r=d(e,`verdict`,w),i=P(e);return{...n?.length&&{status:n},...r?.length&&{reconciliation:r},...i&&{createdAt:i},...$(`currency`,e.get(`currency`)),...$(`merchantId`,e.get(`merchant`)),...$(`search`,e.get(`search`)),...l(t)&&$(`userId`,e.get(`user`))}}function $(e,t){return t?{[e]:t}:{}}export{Te as default};