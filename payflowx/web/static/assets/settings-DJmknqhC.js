import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{C as t,E as n,F as r,H as i,K as a,M as o,O as s,V as c,Y as l,n as u,r as d,t as f,w as p,z as m}from"./show-BbMLmPYq.js";import{_ as h,b as g,g as _,p as v,t as y,x as b}from"./index--a3zqmni.js";import{d as x,h as S,v as C}from"./preload-helper-bIfWhQty.js";import{n as w,t as T}from"./table-Cee77C8k.js";var E=e(C(),1),D=S(),O=x(`
  query ApiKeys {
    apiKeys {
      ...ApiKeyRow
    }
  }
`),k=x(`
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
`),A=x(`
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
`);x(`
  fragment ApiKeyRow on ApiKey {
    id
    name
    prefix
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
  }
`);var j=[[`30`,`30 days`],[`90`,`90 days`],[`365`,`A year`],[``,`Never`]];function M(){let e=c(O,{}),[t,i]=(0,E.useState)(!1),[a,o]=(0,E.useState)(null);return(0,D.jsxs)(g,{title:`Your API keys`,aside:(0,D.jsx)(r,{kind:`main`,onClick:()=>i(!0),children:`Create a key`}),children:[(0,D.jsxs)(`p`,{className:`px-5 pt-1 pb-3 text-[0.88rem] text-soft`,children:[`A server sends a key as `,(0,D.jsx)(`code`,{className:`font-mono`,children:`Authorization: Bearer pfx_…`}),` and acts as you.`]}),(0,D.jsx)(n,{asked:e,children:({apiKeys:e})=>e.length===0?(0,D.jsx)(p,{title:`You have no API keys.`}):(0,D.jsx)(T,{caption:`Your API keys, newest first`,columns:N(o),rows:e,keyOf:({id:e})=>e})}),t&&(0,D.jsx)(F,{onClose:()=>i(!1)}),a&&(0,D.jsx)(I,{apiKey:a,onClose:()=>o(null)})]})}function N(e){return[{name:`Name`,cell:({name:e})=>(0,D.jsx)(`span`,{className:`font-medium`,children:e})},{name:`Key`,cell:({prefix:e})=>(0,D.jsxs)(`code`,{className:`font-mono text-[0.8rem]`,children:[e,`…`]})},{name:`State`,cell:e=>(0,D.jsx)(t,{...P(e)})},{name:`Last used`,cell:({lastUsedAt:e})=>(0,D.jsx)(f,{at:e})},{name:`Ends`,cell:({expiresAt:e})=>e?(0,D.jsx)(f,{at:e}):`Never`},{name:`Created`,cell:({createdAt:e})=>(0,D.jsx)(f,{at:e})},{name:`Action`,right:!0,cell:t=>P(t).tone===`good`&&(0,D.jsx)(r,{kind:`danger`,onClick:()=>e(t),"aria-label":`Revoke ${t.name}`,children:`Revoke`})}]}function P({revokedAt:e,expiresAt:t}){return e?{text:`Revoked`,tone:`plain`}:t&&Date.parse(t)<=Date.now()?{text:`Expired`,tone:`plain`}:{text:`Active`,tone:`good`}}function F({onClose:e}){let t=l(),[n,i]=(0,E.useState)(``),[a,o]=(0,E.useState)(`90`),[c,u]=(0,E.useState)(null),[f,p]=(0,E.useState)(null),[g,v]=(0,E.useState)(!1),b=async e=>{if(e.preventDefault(),g)return;v(!0);let r=a?new Date(Date.now()+Number(a)*864e5).toISOString():null;try{let{createApiKey:e}=await m(k,{input:{name:n,expiresAt:r}});u(e.secret??null),p(e.errors[0]?.message??null)}catch(e){p(e.message)}v(!1),t.invalidateQueries()};return c?(0,D.jsx)(y,{kind:`window`,title:`Your new API key`,onClose:e,children:(0,D.jsxs)(`div`,{className:`space-y-4`,children:[(0,D.jsx)(s,{tone:`busy`,children:`This is shown once and stored nowhere. Copy it now.`}),(0,D.jsx)(d,{text:c,name:`the key`})]})}):(0,D.jsx)(y,{kind:`window`,title:`Create an API key`,onClose:e,children:(0,D.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void b(e),children:[f&&(0,D.jsx)(s,{tone:`bad`,children:f}),(0,D.jsx)(_,{label:`Name`,autoFocus:!0,hint:`What the key is for.`,required:!0,maxLength:100,autoComplete:`off`,value:n,onChange:e=>i(e.target.value)}),(0,D.jsx)(h,{label:`Ends after`,value:a,onChange:e=>o(e.target.value),children:j.map(([e,t])=>(0,D.jsx)(`option`,{value:e,children:t},t))}),(0,D.jsx)(r,{kind:`main`,type:`submit`,className:`w-full`,busy:g,children:`Create the key`})]})})}function I({apiKey:e,onClose:t}){let n=l(),[i,a]=(0,E.useState)(null),[o,c]=(0,E.useState)(!1),u=async()=>{c(!0);let r=await m(A,{id:e.id}).then(({revokeApiKey:e})=>e.errors[0]?.message??null,e=>e.message);c(!1),a(r),n.invalidateQueries(),r||t()};return(0,D.jsx)(y,{kind:`window`,title:`Revoke ${e.name}`,onClose:t,children:(0,D.jsxs)(`div`,{className:`space-y-4`,children:[i&&(0,D.jsx)(s,{tone:`bad`,children:i}),(0,D.jsx)(`p`,{children:`Whatever sends this key is refused from now on. That can’t be taken back.`}),(0,D.jsx)(r,{kind:`danger`,busy:o,onClick:()=>void u(),children:`Revoke the key`})]})})}var L=x(`
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
`),R=x(`
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
`);function z(){let e=l(),t=w(),[i,a]=(0,E.useState)(null),[o,c]=(0,E.useState)(null),u=async({id:t,isActive:n})=>{let r=m(R,{input:{id:t,isActive:!n}});c(await r.then(({updateMerchant:e})=>e.errors[0]?.message??null,e=>e.message)),e.invalidateQueries()};return(0,D.jsxs)(g,{title:`Merchants`,aside:(0,D.jsx)(r,{kind:`main`,onClick:()=>a(`new`),children:`Create a merchant`}),children:[(0,D.jsxs)(`div`,{className:`pt-3`,children:[o&&(0,D.jsx)(s,{tone:`bad`,children:o}),(0,D.jsx)(n,{asked:t,children:e=>e.length===0?(0,D.jsx)(p,{title:`There are no merchants yet.`,children:`Payments are for merchants, so this comes first.`}):(0,D.jsx)(T,{caption:`Merchants by name`,columns:B(a,e=>void u(e)),rows:e,keyOf:({id:e})=>e})})]}),i&&(0,D.jsx)(V,{merchant:i===`new`?null:i,onClose:()=>a(null)})]})}function B(e,n){return[{name:`Name`,cell:({name:e})=>(0,D.jsx)(`span`,{className:`font-medium`,children:e})},{name:`State`,cell:({isActive:e})=>(0,D.jsx)(t,{text:e?`Active`:`Inactive`,tone:e?`good`:`plain`})},{name:`Id`,cell:({id:e})=>(0,D.jsx)(u,{children:e})},{name:`Created`,cell:({createdAt:e})=>(0,D.jsx)(f,{at:e})},{name:`Actions`,right:!0,cell:t=>(0,D.jsxs)(`span`,{className:`inline-flex gap-2`,children:[(0,D.jsx)(r,{onClick:()=>e(t),"aria-label":`Rename ${t.name}`,children:`Rename`}),(0,D.jsx)(r,{onClick:()=>n(t),"aria-label":`${t.isActive?`Deactivate`:`Activate`} ${t.name}`,children:t.isActive?`Deactivate`:`Activate`})]})}]}function V({merchant:e,onClose:t}){let n=l(),[i,a]=(0,E.useState)(e?.name??``),[o,s]=(0,E.useState)(null),[c,u]=(0,E.useState)(!1),d=async r=>{if(r.preventDefault(),c)return;u(!0);let a=await H(e,i).catch(e=>e.message);u(!1),s(a),n.invalidateQueries(),a||t()};return(0,D.jsx)(y,{kind:`window`,title:e?`Rename ${e.name}`:`Create a merchant`,onClose:t,children:(0,D.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void d(e),children:[(0,D.jsx)(_,{label:`Name`,autoFocus:!0,required:!0,maxLength:200,autoComplete:`off`,problem:o,value:i,onChange:e=>a(e.target.value)}),(0,D.jsx)(r,{kind:`main`,type:`submit`,className:`w-full`,busy:c,children:e?`Rename`:`Create the merchant`})]})})}async function H(e,t){let{errors:n}=e?(await m(R,{input:{id:e.id,name:t}})).updateMerchant:(await m(L,{input:{name:t}})).createMerchant;return n[0]?.message??null}var U=x(`
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
`),W=x(`
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
`);x(`
  fragment UserRow on User {
    id
    email
    name
    role
    isActive
    createdAt
  }
`);var G=[[`USER`,`User: creates payments and sees its own`],[`OPERATOR`,`Operator: sees everything, works discrepancies`],[`ADMIN`,`Admin: also manages users and merchants`]];function K(){let[e,t]=a(),i=e.get(`after`),s=c(U,{after:i}),[l,u]=(0,E.useState)(!1);return(0,D.jsxs)(g,{title:`Users`,aside:(0,D.jsx)(r,{kind:`main`,onClick:()=>u(!0),children:`Create a user`}),children:[(0,D.jsx)(`div`,{className:`pt-3`,children:(0,D.jsx)(n,{asked:s,children:({users:{nodes:e,pageInfo:n}})=>(0,D.jsxs)(D.Fragment,{children:[(0,D.jsx)(T,{caption:`Users, newest first`,columns:q,rows:e,keyOf:({id:e})=>e}),(i||n.hasNextPage)&&(0,D.jsxs)(`div`,{className:`flex justify-end gap-2 border-t border-line px-4 py-3`,children:[(0,D.jsx)(r,{disabled:!i,onClick:()=>t(e=>o(e,{after:null})),children:`Newest`}),(0,D.jsx)(r,{disabled:!n.hasNextPage,onClick:()=>t(e=>o(e,{after:n.endCursor})),children:`Older`})]})]})})}),l&&(0,D.jsx)(J,{onClose:()=>u(!1)})]})}var q=[{name:`E-mail`,cell:({email:e})=>(0,D.jsx)(`span`,{className:`font-medium`,children:e})},{name:`Name`,cell:({name:e})=>e},{name:`Role`,cell:({role:e})=>e},{name:`State`,cell:({isActive:e})=>(0,D.jsx)(t,{text:e?`Active`:`Locked out`,tone:e?`good`:`plain`})},{name:`Id`,cell:({id:e})=>(0,D.jsx)(u,{children:e})},{name:`Created`,cell:({createdAt:e})=>(0,D.jsx)(f,{at:e})}];function J({onClose:e}){let t=l(),[n,i]=(0,E.useState)({email:``,name:``,password:``,role:`USER`}),[a,o]=(0,E.useState)(null),[c,u]=(0,E.useState)(!1),d=async r=>{if(r.preventDefault(),c)return;u(!0);let i=await m(W,{input:n}).then(({createUser:e})=>e.errors[0]??null,e=>({message:e.message,path:[]}));u(!1),o(i&&{message:i.message,field:i.path[0]}),t.invalidateQueries(),i||e()},f=e=>({value:n[e],problem:a?.field===e?a.message:null,onChange:t=>i({...n,[e]:t.target.value})}),p=a&&![`email`,`name`,`password`].includes(a.field??``);return(0,D.jsx)(y,{kind:`window`,title:`Create a user`,onClose:e,children:(0,D.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void d(e),children:[p&&(0,D.jsx)(s,{tone:`bad`,children:a.message}),(0,D.jsx)(_,{label:`E-mail`,autoFocus:!0,type:`email`,required:!0,autoComplete:`off`,...f(`email`)}),(0,D.jsx)(_,{label:`Name`,required:!0,autoComplete:`off`,...f(`name`)}),(0,D.jsx)(_,{label:`Password`,type:`password`,required:!0,autoComplete:`new-password`,hint:`12 characters or more, of any kind.`,...f(`password`)}),(0,D.jsx)(h,{label:`Role`,value:n.role,onChange:e=>i({...n,role:e.target.value}),children:G.map(([e,t])=>(0,D.jsx)(`option`,{value:e,children:t},e))}),(0,D.jsx)(r,{kind:`main`,type:`submit`,className:`w-full`,busy:c,children:`Create the user`})]})})}var Y=[{slug:`api-keys`,name:`API keys`,forAdmins:!1,show:()=>(0,D.jsx)(M,{})},{slug:`merchants`,name:`Merchants`,forAdmins:!0,show:()=>(0,D.jsx)(z,{})},{slug:`users`,name:`Users`,forAdmins:!0,show:()=>(0,D.jsx)(K,{})}];function X({viewer:e,section:t=`api-keys`}){let n=Y.filter(({forAdmins:t})=>!t||v(e)),r=n.find(({slug:e})=>e===t);return(0,D.jsxs)(b,{title:`Settings`,children:[n.length>1&&(0,D.jsx)(`nav`,{"aria-label":`Settings`,className:`flex flex-wrap gap-2`,children:n.map(({slug:e,name:n})=>(0,D.jsx)(i,{href:`/settings/${e}`,"aria-current":e===t?`page`:void 0,className:`rounded-full border bg-panel px-3 py-1 text-[0.85rem] font-medium ${e===t?`border-accent text-accent-ink`:`border-line hover:bg-raised`}`,children:n},e))}),r?r.show():(0,D.jsx)(p,{title:`There is no such page, or none that you may see.`})]})}export{X as default};