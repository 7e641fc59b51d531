import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{G as t,N as n,S as r,V as i,i as a,n as o,r as s,rt as c,s as l}from"./field-D_getOdc.js";import{_ as u,b as d,f}from"./preload-helper-CzsgTRlJ.js";import{o as p,t as m}from"./index-BK4hpBYG.js";import{f as h}from"./words-bMxKDZnL.js";import{n as g,t as _}from"./facts-D2rVTDdy.js";var v=e(d(),1),y=u();f(`
  fragment VerdictFigures on ReconciliationResult {
    expected {
      amount
      currency
    }
    fee {
      amount
      currency
    }
    due {
      amount
      currency
    }
    tolerance {
      amount
      currency
    }
    actual {
      amount
      currency
    }
    returned {
      amount
      currency
    }
    unexplained {
      amount
      currency
    }
  }
`);function b({of:e}){return(0,y.jsxs)(g,{children:[(0,y.jsx)(_,{name:`Paid`,children:(0,y.jsx)(l,{of:e.expected})}),(0,y.jsx)(_,{name:`Fee`,children:(0,y.jsx)(l,{of:e.fee})}),(0,y.jsx)(_,{name:`Due`,children:(0,y.jsx)(l,{of:e.due})}),r(e.tolerance.amount)&&(0,y.jsx)(_,{name:`Tolerance`,children:(0,y.jsx)(l,{of:e.tolerance})}),(0,y.jsx)(_,{name:`Received`,children:(0,y.jsx)(l,{of:e.actual})}),e.returned&&(0,y.jsx)(_,{name:`Returned`,children:(0,y.jsx)(l,{of:e.returned})}),(0,y.jsx)(_,{name:`Unexplained`,children:(0,y.jsx)(`span`,{className:`font-semibold`,children:(0,y.jsx)(l,{of:x(e),signed:!0})})})]})}function x({status:e,unexplained:t}){return e===`SETTLEMENT_PENDING`?null:t}var S=1e3,C=[[`ACCEPTED`,`Accepted – what came is right`],[`WRITTEN_OFF`,`Written off`],[`CORRECTED_OUTSIDE`,`Corrected outside`]],w=f(`
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
`);f(`
  fragment ResolutionFacts on Resolution {
    kind
    note
    resolvedAt
    resolvedBy {
      id
      email
    }
  }
`);function T({status:e,isCurrent:t,resolution:n}){return t&&!n&&p.includes(e)}function E({resolution:e}){return(0,y.jsxs)(`div`,{className:`rounded-lg bg-raised px-3 py-2 text-[0.88rem]`,children:[(0,y.jsxs)(`p`,{children:[(0,y.jsxs)(`span`,{className:`font-medium`,children:[h(e.kind),`.`]}),` `,(0,y.jsx)(`span`,{className:`break-words`,children:e.note})]}),(0,y.jsxs)(`p`,{className:`text-[0.8rem] break-words text-soft`,children:[e.resolvedBy.email,`, `,(0,y.jsx)(a,{at:e.resolvedAt})]})]})}function D({verdict:e,onClose:r}){let a=c(),[l,u]=(0,v.useState)(`ACCEPTED`),[d,f]=(0,v.useState)(``),[p,h]=(0,v.useState)(null),[g,_]=(0,v.useState)(!1),x=(0,v.useRef)(!1),T=async n=>{n.preventDefault();let i=d.trim().replaceAll(/\s+/g,` `);if(!i)return h({code:`INVALID_INPUT`,message:`Say why.`,path:[`note`]});if(x.current)return;x.current=!0,_(!0);let o=await t(w,{input:{resultId:e.id,kind:l,note:i}}).then(({resolveDiscrepancy:e})=>e.errors[0]??null,e=>({code:`FAILED`,message:e.message,path:[]}));x.current=!1,_(!1),h(o),a.invalidateQueries(),o||r()},E=p?.code===`CONFLICT`,D=p?.path[0]===`note`;return(0,y.jsx)(m,{kind:`window`,title:`Resolve`,onClose:r,children:(0,y.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void T(e),noValidate:!0,children:[(0,y.jsx)(`p`,{children:e.explanation}),(0,y.jsx)(b,{of:e}),p&&!D&&(0,y.jsxs)(n,{tone:`bad`,children:[p.message,` `,E&&`Nothing was recorded. What is shown behind this is loaded anew.`]}),!E&&(0,y.jsxs)(y.Fragment,{children:[(0,y.jsx)(o,{label:`Decision`,autoFocus:!0,value:l,onChange:e=>u(e.target.value),children:C.map(([e,t])=>(0,y.jsx)(`option`,{value:e,children:t},e))}),(0,y.jsx)(s,{label:`Note`,required:!0,rows:3,maxLength:S,hint:`Why. It is kept for good and can’t be changed.`,problem:D?p.message:null,value:d,onChange:e=>f(e.target.value)}),(0,y.jsx)(i,{kind:`main`,type:`submit`,className:`w-full`,busy:g,children:`Resolve`})]})]})})}export{x as a,b as i,D as n,T as r,E as t};