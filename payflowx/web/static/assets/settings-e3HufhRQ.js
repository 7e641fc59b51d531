import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{$ as t,D as n,E as r,G as i,J as a,N as o,S as s,V as c,Y as l,a as u,b as d,i as f,j as p,k as m,n as h,o as g,rt as _,s as v,t as y,v as ee,x as b,y as x}from"./field-D_getOdc.js";import{d as S,f as te,t as C}from"./index-BK4hpBYG.js";import{_ as ne,b as w,f as T}from"./preload-helper-CzsgTRlJ.js";import{h as E,m as D,n as O,t as k}from"./table-DoZ1LWWo.js";var A=e(w(),1),j=ne(),M=T(`
  query ApiKeys {
    apiKeys {
      ...ApiKeyRow
    }
  }
`),N=T(`
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
`),P=T(`
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
`);T(`
  fragment ApiKeyRow on ApiKey {
    id
    name
    prefix
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
  }
`);var F=[[`30`,`30 days`],[`90`,`90 days`],[`365`,`A year`],[``,`Never`]];function I(){let e=a(M,{}),[t,n]=(0,A.useState)(!1),[r,i]=(0,A.useState)(null);return(0,j.jsxs)(S,{title:`Your API keys`,aside:(0,j.jsx)(c,{kind:`main`,onClick:()=>n(!0),children:`Create a key`}),children:[(0,j.jsxs)(`p`,{className:`px-5 pt-1 pb-3 text-[0.88rem] text-soft`,children:[`A server sends a key as `,(0,j.jsx)(`code`,{className:`font-mono`,children:`Authorization: Bearer pfx_…`}),` and acts as you.`]}),(0,j.jsx)(p,{asked:e,children:({apiKeys:e})=>e.length===0?(0,j.jsx)(m,{title:`You have no API keys.`}):(0,j.jsx)(k,{caption:`Your API keys, newest first`,columns:L(i),rows:e,keyOf:({id:e})=>e})}),t&&(0,j.jsx)(z,{onClose:()=>n(!1)}),r&&(0,j.jsx)(B,{apiKey:r,onClose:()=>i(null)})]})}function L(e){return[{name:`Name`,cell:({name:e})=>(0,j.jsx)(`span`,{className:`font-medium`,children:e})},{name:`Key`,cell:({prefix:e})=>(0,j.jsxs)(`code`,{className:`font-mono text-[0.8rem]`,children:[e,`…`]})},{name:`State`,cell:e=>(0,j.jsx)(r,{...R(e)})},{name:`Last used`,cell:({lastUsedAt:e})=>(0,j.jsx)(f,{at:e})},{name:`Ends`,cell:({expiresAt:e})=>e?(0,j.jsx)(f,{at:e}):`Never`},{name:`Created`,cell:({createdAt:e})=>(0,j.jsx)(f,{at:e})},{name:`Action`,right:!0,cell:t=>R(t).tone===`good`&&(0,j.jsx)(c,{kind:`danger`,onClick:()=>e(t),"aria-label":`Revoke ${t.name}`,children:`Revoke`})}]}function R({revokedAt:e,expiresAt:t}){return e?{text:`Revoked`,tone:`plain`}:t&&Date.parse(t)<=Date.now()?{text:`Expired`,tone:`plain`}:{text:`Active`,tone:`good`}}function z({onClose:e}){let t=_(),[n,r]=(0,A.useState)(``),[a,s]=(0,A.useState)(`90`),[l,u]=(0,A.useState)(null),[d,f]=(0,A.useState)(null),[p,m]=(0,A.useState)(!1),v=async e=>{if(e.preventDefault(),p)return;m(!0);let r=a?new Date(Date.now()+Number(a)*864e5).toISOString():null;try{let{createApiKey:e}=await i(N,{input:{name:n,expiresAt:r}});u(e.secret??null),f(e.errors[0]?.message??null)}catch(e){f(e.message)}m(!1),t.invalidateQueries()};return l?(0,j.jsx)(C,{kind:`window`,title:`Your new API key`,onClose:e,children:(0,j.jsxs)(`div`,{className:`space-y-4`,children:[(0,j.jsx)(o,{tone:`busy`,children:`This is shown once and stored nowhere. Copy it now.`}),(0,j.jsx)(g,{text:l,name:`the key`})]})}):(0,j.jsx)(C,{kind:`window`,title:`Create an API key`,onClose:e,children:(0,j.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void v(e),children:[d&&(0,j.jsx)(o,{tone:`bad`,children:d}),(0,j.jsx)(y,{label:`Name`,autoFocus:!0,hint:`What the key is for.`,required:!0,maxLength:100,autoComplete:`off`,value:n,onChange:e=>r(e.target.value)}),(0,j.jsx)(h,{label:`Ends after`,value:a,onChange:e=>s(e.target.value),children:F.map(([e,t])=>(0,j.jsx)(`option`,{value:e,children:t},t))}),(0,j.jsx)(c,{kind:`main`,type:`submit`,className:`w-full`,busy:p,children:`Create the key`})]})})}function B({apiKey:e,onClose:t}){let n=_(),[r,a]=(0,A.useState)(null),[s,l]=(0,A.useState)(!1),u=async()=>{l(!0);let r=await i(P,{id:e.id}).then(({revokeApiKey:e})=>e.errors[0]?.message??null,e=>e.message);l(!1),a(r),n.invalidateQueries(),r||t()};return(0,j.jsx)(C,{kind:`window`,title:`Revoke ${e.name}`,onClose:t,children:(0,j.jsxs)(`div`,{className:`space-y-4`,children:[r&&(0,j.jsx)(o,{tone:`bad`,children:r}),(0,j.jsx)(`p`,{children:`Whatever sends this key is refused from now on. That can’t be taken back.`}),(0,j.jsx)(c,{kind:`danger`,busy:s,onClick:()=>void u(),children:`Revoke the key`})]})})}var V=T(`
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
`),H=T(`
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
`);function U(){let e=_(),t=E(),[n,r]=(0,A.useState)(null),[a,s]=(0,A.useState)(null),l=async({id:t,isActive:n})=>{let r=i(H,{input:{id:t,isActive:!n}});s(await r.then(({updateMerchant:e})=>e.errors[0]?.message??null,e=>e.message)),e.invalidateQueries()};return(0,j.jsxs)(S,{title:`Merchants`,aside:(0,j.jsx)(c,{kind:`main`,onClick:()=>r(`new`),children:`Create a merchant`}),children:[(0,j.jsxs)(`div`,{className:`pt-3`,children:[a&&(0,j.jsx)(o,{tone:`bad`,children:a}),(0,j.jsx)(p,{asked:t,children:e=>e.length===0?(0,j.jsx)(m,{title:`There are no merchants yet.`,children:`Payments are for merchants, so this comes first.`}):(0,j.jsx)(k,{caption:`Merchants by name`,columns:W(r,e=>void l(e)),rows:e,keyOf:({id:e})=>e})})]}),n&&(0,j.jsx)(G,{merchant:n===`new`?null:n,onClose:()=>r(null)})]})}function W(e,t){return[{name:`Name`,cell:({name:e})=>(0,j.jsx)(`span`,{className:`font-medium`,children:e})},{name:`State`,cell:({isActive:e})=>(0,j.jsx)(r,{text:e?`Active`:`Inactive`,tone:e?`good`:`plain`})},{name:`Id`,cell:({id:e})=>(0,j.jsx)(u,{children:e})},{name:`Created`,cell:({createdAt:e})=>(0,j.jsx)(f,{at:e})},{name:`Actions`,right:!0,cell:n=>(0,j.jsxs)(`span`,{className:`inline-flex gap-2`,children:[(0,j.jsx)(c,{onClick:()=>e(n),"aria-label":`Rename ${n.name}`,children:`Rename`}),(0,j.jsx)(c,{onClick:()=>t(n),"aria-label":`${n.isActive?`Deactivate`:`Activate`} ${n.name}`,children:n.isActive?`Deactivate`:`Activate`})]})}]}function G({merchant:e,onClose:t}){let n=_(),[r,i]=(0,A.useState)(e?.name??``),[a,o]=(0,A.useState)(null),[s,l]=(0,A.useState)(!1),u=async i=>{if(i.preventDefault(),s)return;l(!0);let a=await K(e,r).catch(e=>e.message);l(!1),o(a),n.invalidateQueries(),a||t()};return(0,j.jsx)(C,{kind:`window`,title:e?`Rename ${e.name}`:`Create a merchant`,onClose:t,children:(0,j.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void u(e),children:[(0,j.jsx)(y,{label:`Name`,autoFocus:!0,required:!0,maxLength:200,autoComplete:`off`,problem:a,value:r,onChange:e=>i(e.target.value)}),(0,j.jsx)(c,{kind:`main`,type:`submit`,className:`w-full`,busy:s,children:e?`Rename`:`Create the merchant`})]})})}async function K(e,t){let{errors:n}=e?(await i(H,{input:{id:e.id,name:t}})).updateMerchant:(await i(V,{input:{name:t}})).createMerchant;return n[0]?.message??null}function re(e){return String(e/100)}function q(e){let t=e.trim();if(t===``)return 0;let[,n,r=``]=/^(\d{1,5})(?:\.(\d{0,2}))?$/.exec(t)??[];return n===void 0?null:Number(n)*100+Number(r.padEnd(2,`0`))}var J=T(`
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
`),Y=T(`
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
`);T(`
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
`);function X(){let[e]=t(),n=a(J,{first:50,after:e.get(`after`)}),[r,i]=(0,A.useState)(!1);return(0,j.jsxs)(S,{title:`Reconciliation terms`,aside:(0,j.jsx)(c,{kind:`main`,onClick:()=>i(!0),children:`Set terms`}),children:[(0,j.jsx)(`p`,{className:`px-5 pt-1 pb-3 text-[0.88rem] text-soft`,children:`Terms for a merchant go before those for a currency, and these before others.`}),(0,j.jsx)(p,{asked:n,children:({reconciliationTerms:{nodes:e,pageInfo:t}})=>e.length===0?(0,j.jsx)(m,{title:`There are no terms yet.`,children:`The bank has to pay every payment to the last cent.`}):(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(k,{caption:`Terms, newest first`,columns:ie,rows:e,keyOf:({id:e})=>e}),(0,j.jsx)(O,{page:t})]})}),r&&(0,j.jsx)(ae,{onClose:()=>i(!1)})]})}var ie=[{name:`Merchant`,cell:({merchant:e})=>(0,j.jsx)(`span`,{className:`font-medium`,children:e?.name??`All`})},{name:`Currency`,cell:({currency:e})=>e??`All`},{name:`Fee`,cell:({feeBasisPoints:e,fee:t})=>(0,j.jsx)(Z,{points:e,amount:t,word:`and`})},{name:`Tolerance`,cell:({toleranceBasisPoints:e,tolerance:t})=>(0,j.jsx)(Z,{points:e,amount:t,word:`or`})},{name:`Valid from`,cell:({validFrom:e})=>(0,j.jsx)(`time`,{dateTime:e,title:d(e),children:ee(e)})},{name:`Set`,cell:({createdAt:e,createdBy:t})=>(0,j.jsxs)(`span`,{className:`text-soft`,children:[(0,j.jsx)(f,{at:e}),` by `,t.email]})}];function Z({points:e,amount:t,word:n}){let r=t&&s(t.amount);return!e&&!r?`None`:(0,j.jsxs)(j.Fragment,{children:[e>0&&`${re(e)}%`,e>0&&r&&` ${n} `,r&&(0,j.jsx)(v,{of:t})]})}var Q={merchantId:``,currency:``,feeBasisPoints:``,fee:``,toleranceBasisPoints:``,tolerance:``,validFrom:``};function ae({onClose:e}){let t=_(),[n,r]=(0,A.useState)(Q),[a,s]=(0,A.useState)({}),[l,u]=(0,A.useState)(!1),d=D().data?.currencies.find(({code:e})=>e===n.currency)?.decimals??2,f=async r=>{r.preventDefault();let a=se(n,d);if(s(a),Object.keys(a).length>0||l)return;u(!0);let o=await i(Y,{input:ce(n)}).then(({setReconciliationTerms:e})=>e.errors[0]??null,e=>({message:e.message,path:[]}));u(!1),t.invalidateQueries(),o?s({[le(o.path)]:o.message}):e()};return(0,j.jsx)(C,{kind:`window`,title:`Set terms`,onClose:e,children:(0,j.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void f(e),noValidate:!0,children:[a.form&&(0,j.jsx)(o,{tone:`bad`,children:a.form}),(0,j.jsx)(oe,{field:e=>({value:n[e],problem:a[e],onChange:t=>r({...n,[e]:t.target.value})}),hasCurrency:n.currency!==``}),(0,j.jsx)(c,{kind:`main`,type:`submit`,className:`w-full`,busy:l,children:`Set the terms`}),(0,j.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:`The next run judges the whole book by them.`})]})})}function oe({field:e,hasCurrency:t}){let n=E().data??[],r=D().data?.currencies??[],i={inputMode:`decimal`,autoComplete:`off`,maxLength:20},a={...i,disabled:!t,hint:t?void 0:`Choose a currency first.`};return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsxs)(`div`,{className:`grid grid-cols-[1fr_8rem] gap-3`,children:[(0,j.jsxs)(h,{label:`Merchant`,autoFocus:!0,...e(`merchantId`),children:[(0,j.jsx)(`option`,{value:``,children:`All merchants`}),n.map(({id:e,name:t})=>(0,j.jsx)(`option`,{value:e,children:t},e))]}),(0,j.jsxs)(h,{label:`Currency`,...e(`currency`),children:[(0,j.jsx)(`option`,{value:``,children:`All`}),r.map(({code:e})=>(0,j.jsx)(`option`,{children:e},e))]})]}),(0,j.jsxs)(`div`,{className:`grid grid-cols-2 gap-3`,children:[(0,j.jsx)(y,{label:`Fee in percent`,placeholder:`0`,...i,...e(`feeBasisPoints`)}),(0,j.jsx)(y,{label:`Fixed fee`,placeholder:`0`,...a,...e(`fee`)}),(0,j.jsx)(y,{label:`Tolerance in percent`,placeholder:`0`,...i,...e(`toleranceBasisPoints`)}),(0,j.jsx)(y,{label:`Fixed tolerance`,placeholder:`0`,...a,...e(`tolerance`)})]}),(0,j.jsx)(`p`,{className:`text-[0.8rem] text-soft`,children:`Both parts of a fee count; of a tolerance the greater one.`}),(0,j.jsx)(y,{label:`Valid from (UTC)`,type:`date`,hint:`For payments that completed on this day or later; from now on if left empty.`,...e(`validFrom`)})]})}function se(e,t){let n={};for(let t of[`feeBasisPoints`,`toleranceBasisPoints`])q(e[t])===null&&(n[t]=`Write a percentage with up to 2 decimals: 1.25`);for(let r of[`fee`,`tolerance`]){let i=e[r].trim()&&e.currency&&b(e[r],e.currency,t);i&&(n[r]=i)}return n}function ce({merchantId:e,currency:t,feeBasisPoints:n,fee:r,toleranceBasisPoints:i,tolerance:a,validFrom:o}){let s=e=>{let n=e.trim().replace(/^\./,`0.`).replace(/\.$/,``);return n&&t?{amount:n,currency:t}:null};return{merchantId:e||null,currency:t||null,feeBasisPoints:q(n)??0,fee:s(r),toleranceBasisPoints:q(i)??0,tolerance:s(a),validFrom:o?x(o):null}}function le(e){let t=e.at(-1)===`currency`?`currency`:e[0]??``;return t in Q?t:`form`}var $=T(`
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
`),ue=T(`
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
`);T(`
  fragment UserRow on User {
    id
    email
    name
    role
    isActive
    createdAt
  }
`);var de=[[`USER`,`User: creates payments and sees its own`],[`OPERATOR`,`Operator: sees everything, works discrepancies`],[`ADMIN`,`Admin: also manages users and merchants`]];function fe(){let[e]=t(),n=e.get(`after`),r=a($,{after:n}),[i,o]=(0,A.useState)(!1);return(0,j.jsxs)(S,{title:`Users`,aside:(0,j.jsx)(c,{kind:`main`,onClick:()=>o(!0),children:`Create a user`}),children:[(0,j.jsx)(`div`,{className:`pt-3`,children:(0,j.jsx)(p,{asked:r,children:({users:{nodes:e,pageInfo:t}})=>(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(k,{caption:`Users, newest first`,columns:pe,rows:e,keyOf:({id:e})=>e}),(0,j.jsx)(O,{page:t})]})})}),i&&(0,j.jsx)(me,{onClose:()=>o(!1)})]})}var pe=[{name:`E-mail`,cell:({email:e})=>(0,j.jsx)(`span`,{className:`font-medium`,children:e})},{name:`Name`,cell:({name:e})=>e},{name:`Role`,cell:({role:e})=>e},{name:`State`,cell:({isActive:e})=>(0,j.jsx)(r,{text:e?`Active`:`Locked out`,tone:e?`good`:`plain`})},{name:`Id`,cell:({id:e})=>(0,j.jsx)(u,{children:e})},{name:`Created`,cell:({createdAt:e})=>(0,j.jsx)(f,{at:e})}];function me({onClose:e}){let t=_(),[n,r]=(0,A.useState)({email:``,name:``,password:``,role:`USER`}),[a,s]=(0,A.useState)(null),[l,u]=(0,A.useState)(!1),d=async r=>{if(r.preventDefault(),l)return;u(!0);let a=await i(ue,{input:n}).then(({createUser:e})=>e.errors[0]??null,e=>({message:e.message,path:[]}));u(!1),s(a&&{message:a.message,field:a.path[0]}),t.invalidateQueries(),a||e()},f=e=>({value:n[e],problem:a?.field===e?a.message:null,onChange:t=>r({...n,[e]:t.target.value})}),p=a&&![`email`,`name`,`password`].includes(a.field??``);return(0,j.jsx)(C,{kind:`window`,title:`Create a user`,onClose:e,children:(0,j.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void d(e),children:[p&&(0,j.jsx)(o,{tone:`bad`,children:a.message}),(0,j.jsx)(y,{label:`E-mail`,autoFocus:!0,type:`email`,required:!0,autoComplete:`off`,...f(`email`)}),(0,j.jsx)(y,{label:`Name`,required:!0,autoComplete:`off`,...f(`name`)}),(0,j.jsx)(y,{label:`Password`,type:`password`,required:!0,autoComplete:`new-password`,hint:`12 characters or more, of any kind.`,...f(`password`)}),(0,j.jsx)(h,{label:`Role`,value:n.role,onChange:e=>r({...n,role:e.target.value}),children:de.map(([e,t])=>(0,j.jsx)(`option`,{value:e,children:t},e))}),(0,j.jsx)(c,{kind:`main`,type:`submit`,className:`w-full`,busy:l,children:`Create the user`})]})})}var he=[{slug:`api-keys`,name:`API keys`,forAdmins:!1,show:()=>(0,j.jsx)(I,{})},{slug:`merchants`,name:`Merchants`,forAdmins:!0,show:()=>(0,j.jsx)(U,{})},{slug:`terms`,name:`Terms`,forAdmins:!0,show:()=>(0,j.jsx)(X,{})},{slug:`users`,name:`Users`,forAdmins:!0,show:()=>(0,j.jsx)(fe,{})}];function ge({viewer:e,section:t=`api-keys`}){let r=he.filter(({forAdmins:t})=>!t||n(e)),i=r.find(({slug:e})=>e===t);return(0,j.jsxs)(te,{title:`Settings`,children:[r.length>1&&(0,j.jsx)(`nav`,{"aria-label":`Settings`,className:`flex flex-wrap gap-2`,children:r.map(({slug:e,name:n})=>(0,j.jsx)(l,{href:`/settings/${e}`,"aria-current":e===t?`page`:void 0,className:`rounded-full border bg-panel px-3 py-1 text-[0.85rem] font-medium ${e===t?`border-accent text-accent-ink`:`border-line hover:bg-raised`}`,children:n},e))}),i?i.show():(0,j.jsx)(m,{title:`There is no such page, or none that you may see.`})]})}export{ge as default};