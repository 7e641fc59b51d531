import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{C as t,H as n,K as r,L as i,P as a,R as o,_ as s,g as c,h as l,i as u,n as d,r as f,t as p,v as m,w as h,y as g}from"./show-Du66izKg.js";import{_,g as v,h as y,l as b,m as x,t as S,u as C,v as w,y as T}from"./index-BQFu2wiu.js";import{_ as ee,b as E,f as D}from"./preload-helper-DfHDd1Vh.js";import{h as O,m as k,n as A,t as j}from"./table-NBLt4lZw.js";var M=e(E(),1),N=ee(),te=D(`
  query ApiKeys {
    apiKeys {
      ...ApiKeyRow
    }
  }
`),ne=D(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      secret
      apiKey {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`),P=D(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id) {
      apiKey {
        id
      }
      errors {
        code
        message
      }
    }
  }
`);D(`
  fragment ApiKeyRow on ApiKey {
    id
    name
    prefix
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
  }
`);var F=[[`30`,`30 days`],[`90`,`90 days`],[`365`,`A year`],[``,`Never`]];function I(){let e=i(te,{}),[t,n]=(0,M.useState)(!1),[r,a]=(0,M.useState)(null);return(0,N.jsxs)(x,{title:`Your API keys`,aside:(0,N.jsx)(T,{kind:`main`,onClick:()=>n(!0),children:`Create a key`}),children:[(0,N.jsxs)(`p`,{className:`px-5 pt-1 pb-3 text-[0.88rem] text-soft`,children:[`A server sends a key as `,(0,N.jsx)(`code`,{className:`font-mono`,children:`Authorization: Bearer pfx_…`}),` and acts as you.`]}),(0,N.jsx)(_,{asked:e,children:({apiKeys:e})=>e.length===0?(0,N.jsx)(v,{title:`You have no API keys.`}):(0,N.jsx)(j,{caption:`Your API keys, newest first`,columns:L(a),rows:e,keyOf:({id:e})=>e})}),t&&(0,N.jsx)(z,{onClose:()=>n(!1)}),r&&(0,N.jsx)(B,{apiKey:r,onClose:()=>a(null)})]})}function L(e){return[{name:`Name`,cell:({name:e})=>(0,N.jsx)(`span`,{className:`font-medium`,children:e})},{name:`Key`,cell:({prefix:e})=>(0,N.jsxs)(`code`,{className:`font-mono text-[0.8rem]`,children:[e,`…`]})},{name:`State`,cell:e=>(0,N.jsx)(t,{...R(e)})},{name:`Last used`,cell:({lastUsedAt:e})=>(0,N.jsx)(p,{at:e})},{name:`Ends`,cell:({expiresAt:e})=>e?(0,N.jsx)(p,{at:e}):`Never`},{name:`Created`,cell:({createdAt:e})=>(0,N.jsx)(p,{at:e})},{name:`Action`,right:!0,cell:t=>R(t).tone===`good`&&(0,N.jsx)(T,{kind:`danger`,onClick:()=>e(t),"aria-label":`Revoke ${t.name}`,children:`Revoke`})}]}function R({revokedAt:e,expiresAt:t}){return e?{text:`Revoked`,tone:`plain`}:t&&Date.parse(t)<=Date.now()?{text:`Expired`,tone:`plain`}:{text:`Active`,tone:`good`}}function z({onClose:e}){let t=r(),[n,i]=(0,M.useState)(``),[o,s]=(0,M.useState)(`90`),[c,l]=(0,M.useState)(null),[u,d]=(0,M.useState)(null),[p,m]=(0,M.useState)(!1),h=async e=>{if(e.preventDefault(),p)return;m(!0);let r=o?new Date(Date.now()+Number(o)*864e5).toISOString():null;try{let{createApiKey:e}=await a(ne,{input:{name:n,expiresAt:r}});l(e.secret??null),d(e.errors[0]?.message??null)}catch(e){d(e.message)}m(!1),t.invalidateQueries()};return c?(0,N.jsx)(S,{kind:`window`,title:`Your new API key`,onClose:e,children:(0,N.jsxs)(`div`,{className:`space-y-4`,children:[(0,N.jsx)(w,{tone:`busy`,children:`This is shown once and stored nowhere. Copy it now.`}),(0,N.jsx)(f,{text:c,name:`the key`})]})}):(0,N.jsx)(S,{kind:`window`,title:`Create an API key`,onClose:e,children:(0,N.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void h(e),children:[u&&(0,N.jsx)(w,{tone:`bad`,children:u}),(0,N.jsx)(b,{label:`Name`,autoFocus:!0,hint:`What the key is for.`,required:!0,maxLength:100,autoComplete:`off`,value:n,onChange:e=>i(e.target.value)}),(0,N.jsx)(C,{label:`Ends after`,value:o,onChange:e=>s(e.target.value),children:F.map(([e,t])=>(0,N.jsx)(`option`,{value:e,children:t},t))}),(0,N.jsx)(T,{kind:`main`,type:`submit`,className:`w-full`,busy:p,children:`Create the key`})]})})}function B({apiKey:e,onClose:t}){let n=r(),[i,o]=(0,M.useState)(null),[s,c]=(0,M.useState)(!1),l=async()=>{c(!0);let r=await a(P,{id:e.id}).then(({revokeApiKey:e})=>e.errors[0]?.message??null,e=>e.message);c(!1),o(r),n.invalidateQueries(),r||t()};return(0,N.jsx)(S,{kind:`window`,title:`Revoke ${e.name}`,onClose:t,children:(0,N.jsxs)(`div`,{className:`space-y-4`,children:[i&&(0,N.jsx)(w,{tone:`bad`,children:i}),(0,N.jsx)(`p`,{children:`Whatever sends this key is refused from now on. That can’t be taken back.`}),(0,N.jsx)(T,{kind:`danger`,busy:s,onClick:()=>void l(),children:`Revoke the key`})]})})}var V=D(`
  mutation CreateMerchant($input: CreateMerchantInput!) {
    createMerchant(input: $input) {
      merchant {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`),H=D(`
  mutation UpdateMerchant($input: UpdateMerchantInput!) {
    updateMerchant(input: $input) {
      merchant {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`);function U(){let e=r(),t=O(),[n,i]=(0,M.useState)(null),[o,s]=(0,M.useState)(null),c=async({id:t,isActive:n})=>{let r=a(H,{input:{id:t,isActive:!n}});s(await r.then(({updateMerchant:e})=>e.errors[0]?.message??null,e=>e.message)),e.invalidateQueries()};return(0,N.jsxs)(x,{title:`Merchants`,aside:(0,N.jsx)(T,{kind:`main`,onClick:()=>i(`new`),children:`Create a merchant`}),children:[(0,N.jsxs)(`div`,{className:`pt-3`,children:[o&&(0,N.jsx)(w,{tone:`bad`,children:o}),(0,N.jsx)(_,{asked:t,children:e=>e.length===0?(0,N.jsx)(v,{title:`There are no merchants yet.`,children:`Payments are for merchants, so this comes first.`}):(0,N.jsx)(j,{caption:`Merchants by name`,columns:W(i,e=>void c(e)),rows:e,keyOf:({id:e})=>e})})]}),n&&(0,N.jsx)(G,{merchant:n===`new`?null:n,onClose:()=>i(null)})]})}function W(e,n){return[{name:`Name`,cell:({name:e})=>(0,N.jsx)(`span`,{className:`font-medium`,children:e})},{name:`State`,cell:({isActive:e})=>(0,N.jsx)(t,{text:e?`Active`:`Inactive`,tone:e?`good`:`plain`})},{name:`Id`,cell:({id:e})=>(0,N.jsx)(d,{children:e})},{name:`Created`,cell:({createdAt:e})=>(0,N.jsx)(p,{at:e})},{name:`Actions`,right:!0,cell:t=>(0,N.jsxs)(`span`,{className:`inline-flex gap-2`,children:[(0,N.jsx)(T,{onClick:()=>e(t),"aria-label":`Rename ${t.name}`,children:`Rename`}),(0,N.jsx)(T,{onClick:()=>n(t),"aria-label":`${t.isActive?`Deactivate`:`Activate`} ${t.name}`,children:t.isActive?`Deactivate`:`Activate`})]})}]}function G({merchant:e,onClose:t}){let n=r(),[i,a]=(0,M.useState)(e?.name??``),[o,s]=(0,M.useState)(null),[c,l]=(0,M.useState)(!1),u=async r=>{if(r.preventDefault(),c)return;l(!0);let a=await K(e,i).catch(e=>e.message);l(!1),s(a),n.invalidateQueries(),a||t()};return(0,N.jsx)(S,{kind:`window`,title:e?`Rename ${e.name}`:`Create a merchant`,onClose:t,children:(0,N.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void u(e),children:[(0,N.jsx)(b,{label:`Name`,autoFocus:!0,required:!0,maxLength:200,autoComplete:`off`,problem:o,value:i,onChange:e=>a(e.target.value)}),(0,N.jsx)(T,{kind:`main`,type:`submit`,className:`w-full`,busy:c,children:e?`Rename`:`Create the merchant`})]})})}async function K(e,t){let{errors:n}=e?(await a(H,{input:{id:e.id,name:t}})).updateMerchant:(await a(V,{input:{name:t}})).createMerchant;return n[0]?.message??null}function q(e){return String(e/100)}function J(e){let t=e.trim();if(t===``)return 0;let[,n,r=``]=/^(\d{1,5})(?:\.(\d{0,2}))?$/.exec(t)??[];return n===void 0?null:Number(n)*100+Number(r.padEnd(2,`0`))}var Y=D(`
  query TermsList($first: Int!, $after: String) {
    reconciliationTerms(first: $first, after: $after) {
      nodes {
        ...TermsRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`),re=D(`
  mutation SetReconciliationTerms($input: SetReconciliationTermsInput!) {
    setReconciliationTerms(input: $input) {
      terms {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`);D(`
  fragment TermsRow on ReconciliationTerms {
    id
    currency
    feeBasisPoints
    toleranceBasisPoints
    validFrom
    createdAt
    fee {
      amount
      currency
    }
    tolerance {
      amount
      currency
    }
    merchant {
      id
      name
    }
    createdBy {
      id
      email
    }
  }
`);function X(){let[e]=n(),t=i(Y,{first:50,after:e.get(`after`)}),[r,a]=(0,M.useState)(!1);return(0,N.jsxs)(x,{title:`Reconciliation terms`,aside:(0,N.jsx)(T,{kind:`main`,onClick:()=>a(!0),children:`Set terms`}),children:[(0,N.jsx)(`p`,{className:`px-5 pt-1 pb-3 text-[0.88rem] text-soft`,children:`Terms for a merchant go before those for a currency, and these before others.`}),(0,N.jsx)(_,{asked:t,children:({reconciliationTerms:{nodes:e,pageInfo:t}})=>e.length===0?(0,N.jsx)(v,{title:`There are no terms yet.`,children:`The bank has to pay every payment to the last cent.`}):(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(j,{caption:`Terms, newest first`,columns:ie,rows:e,keyOf:({id:e})=>e}),(0,N.jsx)(A,{page:t})]})}),r&&(0,N.jsx)(ae,{onClose:()=>a(!1)})]})}var ie=[{name:`Merchant`,cell:({merchant:e})=>(0,N.jsx)(`span`,{className:`font-medium`,children:e?.name??`All`})},{name:`Currency`,cell:({currency:e})=>e??`All`},{name:`Fee`,cell:({feeBasisPoints:e,fee:t})=>(0,N.jsx)(Z,{points:e,amount:t,word:`and`})},{name:`Tolerance`,cell:({toleranceBasisPoints:e,tolerance:t})=>(0,N.jsx)(Z,{points:e,amount:t,word:`or`})},{name:`Valid from`,cell:({validFrom:e})=>(0,N.jsx)(`time`,{dateTime:e,title:s(e),children:l(e)})},{name:`Set`,cell:({createdAt:e,createdBy:t})=>(0,N.jsxs)(`span`,{className:`text-soft`,children:[(0,N.jsx)(p,{at:e}),` by `,t.email]})}];function Z({points:e,amount:t,word:n}){let r=t&&g(t.amount);return!e&&!r?`None`:(0,N.jsxs)(N.Fragment,{children:[e>0&&`${q(e)}%`,e>0&&r&&` ${n} `,r&&(0,N.jsx)(u,{of:t})]})}var Q={merchantId:``,currency:``,feeBasisPoints:``,fee:``,toleranceBasisPoints:``,tolerance:``,validFrom:``};function ae({onClose:e}){let t=r(),[n,i]=(0,M.useState)(Q),[o,s]=(0,M.useState)({}),[c,l]=(0,M.useState)(!1),u=k().data?.currencies.find(({code:e})=>e===n.currency)?.decimals??2,d=async r=>{r.preventDefault();let i=se(n,u);if(s(i),Object.keys(i).length>0||c)return;l(!0);let o=await a(re,{input:ce(n)}).then(({setReconciliationTerms:e})=>e.errors[0]??null,e=>({message:e.message,path:[]}));l(!1),t.invalidateQueries(),o?s({[le(o.path)]:o.message}):e()};return(0,N.jsx)(S,{kind:`window`,title:`Set terms`,onClose:e,children:(0,N.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void d(e),noValidate:!0,children:[o.form&&(0,N.jsx)(w,{tone:`bad`,children:o.form}),(0,N.jsx)(oe,{field:e=>({value:n[e],problem:o[e],onChange:t=>i({...n,[e]:t.target.value})}),hasCurrency:n.currency!==``}),(0,N.jsx)(T,{kind:`main`,type:`submit`,className:`w-full`,busy:c,children:`Set the terms`}),(0,N.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:`The next run judges the whole book by them.`})]})})}function oe({field:e,hasCurrency:t}){let n=O().data??[],r=k().data?.currencies??[],i={inputMode:`decimal`,autoComplete:`off`,maxLength:20},a={...i,disabled:!t,hint:t?void 0:`Choose a currency first.`};return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsxs)(`div`,{className:`grid grid-cols-[1fr_8rem] gap-3`,children:[(0,N.jsxs)(C,{label:`Merchant`,autoFocus:!0,...e(`merchantId`),children:[(0,N.jsx)(`option`,{value:``,children:`All merchants`}),n.map(({id:e,name:t})=>(0,N.jsx)(`option`,{value:e,children:t},e))]}),(0,N.jsxs)(C,{label:`Currency`,...e(`currency`),children:[(0,N.jsx)(`option`,{value:``,children:`All`}),r.map(({code:e})=>(0,N.jsx)(`option`,{children:e},e))]})]}),(0,N.jsxs)(`div`,{className:`grid grid-cols-2 gap-3`,children:[(0,N.jsx)(b,{label:`Fee in percent`,placeholder:`0`,...i,...e(`feeBasisPoints`)}),(0,N.jsx)(b,{label:`Fixed fee`,placeholder:`0`,...a,...e(`fee`)}),(0,N.jsx)(b,{label:`Tolerance in percent`,placeholder:`0`,...i,...e(`toleranceBasisPoints`)}),(0,N.jsx)(b,{label:`Fixed tolerance`,placeholder:`0`,...a,...e(`tolerance`)})]}),(0,N.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:`Both parts of a fee count; of a tolerance the greater one.`}),(0,N.jsx)(b,{label:`Valid from (UTC)`,type:`date`,hint:`For payments that completed on this day or later; from now on if left empty.`,...e(`validFrom`)})]})}function se(e,t){let n={};for(let t of[`feeBasisPoints`,`toleranceBasisPoints`])J(e[t])===null&&(n[t]=`Write a percentage with up to 2 decimals: 1.25`);for(let r of[`fee`,`tolerance`]){let i=e[r].trim()&&e.currency&&m(e[r],e.currency,t);i&&(n[r]=i)}return n}function ce({merchantId:e,currency:t,feeBasisPoints:n,fee:r,toleranceBasisPoints:i,tolerance:a,validFrom:o}){let s=e=>{let n=e.trim().replace(/^\./,`0.`).replace(/\.$/,``);return n&&t?{amount:n,currency:t}:null};return{merchantId:e||null,currency:t||null,feeBasisPoints:J(n)??0,fee:s(r),toleranceBasisPoints:J(i)??0,tolerance:s(a),validFrom:o?c(o):null}}function le(e){let t=e.at(-1)===`currency`?`currency`:e[0]??``;return t in Q?t:`form`}var $=D(`
  query Users($after: String) {
    users(first: 50, after: $after) {
      nodes {
        ...UserRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`),ue=D(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`);D(`
  fragment UserRow on User {
    id
    email
    name
    role
    isActive
    createdAt
  }
`);var de=[[`USER`,`User: creates payments and sees its own`],[`OPERATOR`,`Operator: sees everything, works discrepancies`],[`ADMIN`,`Admin: also manages users and merchants`]];function fe(){let[e]=n(),t=e.get(`after`),r=i($,{after:t}),[a,o]=(0,M.useState)(!1);return(0,N.jsxs)(x,{title:`Users`,aside:(0,N.jsx)(T,{kind:`main`,onClick:()=>o(!0),children:`Create a user`}),children:[(0,N.jsx)(`div`,{className:`pt-3`,children:(0,N.jsx)(_,{asked:r,children:({users:{nodes:e,pageInfo:t}})=>(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(j,{caption:`Users, newest first`,columns:pe,rows:e,keyOf:({id:e})=>e}),(0,N.jsx)(A,{page:t})]})})}),a&&(0,N.jsx)(me,{onClose:()=>o(!1)})]})}var pe=[{name:`E-mail`,cell:({email:e})=>(0,N.jsx)(`span`,{className:`font-medium`,children:e})},{name:`Name`,cell:({name:e})=>e},{name:`Role`,cell:({role:e})=>e},{name:`State`,cell:({isActive:e})=>(0,N.jsx)(t,{text:e?`Active`:`Locked out`,tone:e?`good`:`plain`})},{name:`Id`,cell:({id:e})=>(0,N.jsx)(d,{children:e})},{name:`Created`,cell:({createdAt:e})=>(0,N.jsx)(p,{at:e})}];function me({onClose:e}){let t=r(),[n,i]=(0,M.useState)({email:``,name:``,password:``,role:`USER`}),[o,s]=(0,M.useState)(null),[c,l]=(0,M.useState)(!1),u=async r=>{if(r.preventDefault(),c)return;l(!0);let i=await a(ue,{input:n}).then(({createUser:e})=>e.errors[0]??null,e=>({message:e.message,path:[]}));l(!1),s(i&&{message:i.message,field:i.path[0]}),t.invalidateQueries(),i||e()},d=e=>({value:n[e],problem:o?.field===e?o.message:null,onChange:t=>i({...n,[e]:t.target.value})}),f=o&&![`email`,`name`,`password`].includes(o.field??``);return(0,N.jsx)(S,{kind:`window`,title:`Create a user`,onClose:e,children:(0,N.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void u(e),children:[f&&(0,N.jsx)(w,{tone:`bad`,children:o.message}),(0,N.jsx)(b,{label:`E-mail`,autoFocus:!0,type:`email`,required:!0,autoComplete:`off`,...d(`email`)}),(0,N.jsx)(b,{label:`Name`,required:!0,autoComplete:`off`,...d(`name`)}),(0,N.jsx)(b,{label:`Password`,type:`password`,required:!0,autoComplete:`new-password`,hint:`12 characters or more, of any kind.`,...d(`password`)}),(0,N.jsx)(C,{label:`Role`,value:n.role,onChange:e=>i({...n,role:e.target.value}),children:de.map(([e,t])=>(0,N.jsx)(`option`,{value:e,children:t},e))}),(0,N.jsx)(T,{kind:`main`,type:`submit`,className:`w-full`,busy:c,children:`Create the user`})]})})}var he=[{slug:`api-keys`,name:`API keys`,forAdmins:!1,show:()=>(0,N.jsx)(I,{})},{slug:`merchants`,name:`Merchants`,forAdmins:!0,show:()=>(0,N.jsx)(U,{})},{slug:`terms`,name:`Terms`,forAdmins:!0,show:()=>(0,N.jsx)(X,{})},{slug:`users`,name:`Users`,forAdmins:!0,show:()=>(0,N.jsx)(fe,{})}];function ge({viewer:e,section:t=`api-keys`}){let n=he.filter(({forAdmins:t})=>!t||h(e)),r=n.find(({slug:e})=>e===t);return(0,N.jsxs)(y,{title:`Settings`,children:[n.length>1&&(0,N.jsx)(`nav`,{"aria-label":`Settings`,className:`flex flex-wrap gap-2`,children:n.map(({slug:e,name:n})=>(0,N.jsx)(o,{href:`/settings/${e}`,"aria-current":e===t?`page`:void 0,className:`rounded-full border bg-panel px-3 py-1 text-[0.85rem] font-medium ${e===t?`border-accent text-accent-ink`:`border-line hover:bg-raised`}`,children:n},e))}),r?r.show():(0,N.jsx)(v,{title:`There is no such page, or none that you may see.`})]})}export{ge as default};