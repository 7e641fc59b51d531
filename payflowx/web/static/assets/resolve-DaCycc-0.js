import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{G as t,N as n,V as r,i,n as a,r as o,rt as s}from"./field-ClDpNUri.js";import{_ as c,b as l,f as u}from"./preload-helper-BXkM5-_s.js";import{m as d,t as f}from"./index-w3-8Cj3a.js";var p=e(l(),1),m=c(),h=1e3,g=[[`ACCEPTED`,`Accepted – the difference is right`],[`WRITTEN_OFF`,`Written off`],[`CORRECTED_OUTSIDE`,`Corrected outside`]],_=u(`
  mutation ResolveDiscrepancy($input: ResolveDiscrepancyInput!) {
    resolveDiscrepancy(input: $input) {
      result {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`);u(`
  fragment ResolutionFacts on Resolution {
    kind
    note
    resolvedAt
    resolvedBy {
      id
      email
    }
  }
`);function v({status:e,isCurrent:t,resolution:n}){return t&&!n&&(e===`MISMATCHED`||e===`MISSING_SETTLEMENT`)}function y({resolution:e}){return(0,m.jsxs)(`div`,{className:`rounded-lg bg-raised px-3 py-2 text-[0.88rem]`,children:[(0,m.jsxs)(`p`,{children:[(0,m.jsxs)(`span`,{className:`font-medium`,children:[d(e.kind),`.`]}),` `,(0,m.jsx)(`span`,{className:`break-words`,children:e.note})]}),(0,m.jsxs)(`p`,{className:`text-[0.8rem] break-words text-soft`,children:[e.resolvedBy.email,`, `,(0,m.jsx)(i,{at:e.resolvedAt})]})]})}function b({verdict:e,onClose:i}){let c=s(),[l,u]=(0,p.useState)(`ACCEPTED`),[d,v]=(0,p.useState)(``),[y,b]=(0,p.useState)(null),[x,S]=(0,p.useState)(!1),C=(0,p.useRef)(!1),w=async n=>{n.preventDefault();let r=d.trim().replaceAll(/\s+/g,` `);if(!r)return b({code:`INVALID_INPUT`,message:`Say why.`,path:[`note`]});if(C.current)return;C.current=!0,S(!0);let a=await t(_,{input:{resultId:e.id,kind:l,note:r}}).then(({resolveDiscrepancy:e})=>e.errors[0]??null,e=>({code:`FAILED`,message:e.message,path:[]}));C.current=!1,S(!1),b(a),c.invalidateQueries(),a||i()},T=y?.code===`CONFLICT`,E=y?.path[0]===`note`;return(0,m.jsx)(f,{kind:`window`,title:`Resolve`,onClose:i,children:(0,m.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void w(e),noValidate:!0,children:[(0,m.jsx)(`p`,{children:e.explanation}),y&&!E&&(0,m.jsxs)(n,{tone:`bad`,children:[y.message,` `,T&&`Nothing was recorded. What is shown behind this is loaded anew.`]}),!T&&(0,m.jsxs)(m.Fragment,{children:[(0,m.jsx)(a,{label:`Decision`,autoFocus:!0,value:l,onChange:e=>u(e.target.value),children:g.map(([e,t])=>(0,m.jsx)(`option`,{value:e,children:t},e))}),(0,m.jsx)(o,{label:`Note`,required:!0,rows:3,maxLength:h,hint:`Why. It is kept for good and can’t be changed.`,problem:E?y.message:null,value:d,onChange:e=>v(e.target.value)}),(0,m.jsx)(r,{kind:`main`,type:`submit`,className:`w-full`,busy:x,children:`Resolve`})]})]})})}export{b as n,v as r,y as t};