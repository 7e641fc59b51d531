import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{K as t,P as n,i as r,t as i,y as a}from"./show-Du66izKg.js";import{_ as o,b as s,f as c}from"./preload-helper-DfHDd1Vh.js";import{d as l,o as u,t as d,u as f,v as p,y as m}from"./index-BQFu2wiu.js";import{f as h}from"./words-DTsexhUF.js";import{n as g,t as _}from"./facts-DFZmhKJr.js";var v=e(s(),1),y=o();c(`
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
`);function b({of:e}){return(0,y.jsxs)(g,{children:[(0,y.jsx)(_,{name:`Paid`,children:(0,y.jsx)(r,{of:e.expected})}),(0,y.jsx)(_,{name:`Fee`,children:(0,y.jsx)(r,{of:e.fee})}),(0,y.jsx)(_,{name:`Due`,children:(0,y.jsx)(r,{of:e.due})}),a(e.tolerance.amount)&&(0,y.jsx)(_,{name:`Tolerance`,children:(0,y.jsx)(r,{of:e.tolerance})}),(0,y.jsx)(_,{name:`Received`,children:(0,y.jsx)(r,{of:e.actual})}),e.returned&&(0,y.jsx)(_,{name:`Returned`,children:(0,y.jsx)(r,{of:e.returned})}),(0,y.jsx)(_,{name:`Unexplained`,children:(0,y.jsx)(`span`,{className:`font-semibold`,children:(0,y.jsx)(r,{of:x(e),signed:!0})})})]})}function x({status:e,unexplained:t}){return e===`SETTLEMENT_PENDING`?null:t}var S=1e3,C=[[`ACCEPTED`,`Accepted – what came is right`],[`WRITTEN_OFF`,`Written off`],[`CORRECTED_OUTSIDE`,`Corrected outside`]],w=c(`
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
`);c(`
  fragment ResolutionFacts on Resolution {
    kind
    note
    resolvedAt
    resolvedBy {
      id
      email
    }
  }
`);function T({status:e,isCurrent:t,resolution:n}){return t&&!n&&u.includes(e)}function E({resolution:e}){return(0,y.jsxs)(`div`,{className:`rounded-lg bg-raised px-3 py-2 text-[0.88rem]`,children:[(0,y.jsxs)(`p`,{children:[(0,y.jsxs)(`span`,{className:`font-medium`,children:[h(e.kind),`.`]}),` `,(0,y.jsx)(`span`,{className:`break-words`,children:e.note})]}),(0,y.jsxs)(`p`,{className:`text-[0.8rem] break-words text-soft`,children:[e.resolvedBy.email,`, `,(0,y.jsx)(i,{at:e.resolvedAt})]})]})}function D({verdict:e,onClose:r}){let i=t(),[a,o]=(0,v.useState)(`ACCEPTED`),[s,c]=(0,v.useState)(``),[u,h]=(0,v.useState)(null),[g,_]=(0,v.useState)(!1),x=(0,v.useRef)(!1),T=async t=>{t.preventDefault();let o=s.trim().replaceAll(/\s+/g,` `);if(!o)return h({code:`INVALID_INPUT`,message:`Say why.`,path:[`note`]});if(x.current)return;x.current=!0,_(!0);let c=await n(w,{input:{resultId:e.id,kind:a,note:o}}).then(({resolveDiscrepancy:e})=>e.errors[0]??null,e=>({code:`FAILED`,message:e.message,path:[]}));x.current=!1,_(!1),h(c),i.invalidateQueries(),c||r()},E=u?.code===`CONFLICT`,D=u?.path[0]===`note`;return(0,y.jsx)(d,{kind:`window`,title:`Resolve`,onClose:r,children:(0,y.jsxs)(`form`,{className:`space-y-4`,onSubmit:e=>void T(e),noValidate:!0,children:[(0,y.jsx)(`p`,{children:e.explanation}),(0,y.jsx)(b,{of:e}),u&&!D&&(0,y.jsxs)(p,{tone:`bad`,children:[u.message,` `,E&&`Nothing was recorded. What is shown behind this is loaded anew.`]}),!E&&(0,y.jsxs)(y.Fragment,{children:[(0,y.jsx)(f,{label:`Decision`,autoFocus:!0,value:a,onChange:e=>o(e.target.value),children:C.map(([e,t])=>(0,y.jsx)(`option`,{value:e,children:t},e))}),(0,y.jsx)(l,{label:`Note`,required:!0,rows:3,maxLength:S,hint:`Why. It is kept for good and can’t be changed.`,problem:D?u.message:null,value:s,onChange:e=>c(e.target.value)}),(0,y.jsx)(m,{kind:`main`,type:`submit`,className:`w-full`,busy:g,children:`Resolve`})]})]})})}export{x as a,b as i,D as n,T as r,E as t};