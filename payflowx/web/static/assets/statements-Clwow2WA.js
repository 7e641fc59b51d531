import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{$ as t,B as n,E as r,F as i,H as a,I as o,J as s,K as c,L as l,N as u,P as d,Q as f,R as p,U as m,V as h,a as ee,h as g,i as _,j as v,k as y,n as te,nt as b,q as x,s as S,z as C}from"./field-CYmSYKHG.js";import{C as w,S as T,d as E,l as D,n as O,r as k,t as A,x as ne}from"./index-dBDIwaIj.js";import{d as j,g as M,m as N,p as P,y as F}from"./preload-helper-DAmeBsQG.js";import{n as I,p as re,t as L}from"./table-Dv0eLJOc.js";import{n as R,t as z}from"./facts-BuXpkdMW.js";var B={name:`upload`,size:24,node:[[`path`,{d:`M12 3v12`,key:`1x0j5s`}],[`path`,{d:`m17 8-5-5-5 5`,key:`7q97r8`}],[`path`,{d:`M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4`,key:`ih7n3h`}]]};B.node;var V=m(B),H=M();j(`
  fragment StatementEntryRow on StatementEntry {
    id
    status
    isBooked
    isReversal
    bankReference
    endToEndId
    remittanceInformation
    transactionCode
    bookingDate
    valueDate
    problem
    raw
    amount {
      amount
      currency
    }
    payment {
      id
      reference
    }
  }
`);function U({of:e}){let t=e.filter(({count:e})=>e>0);return t.length===0?(0,H.jsx)(`span`,{className:`text-soft`,children:`None`}):(0,H.jsx)(`span`,{className:`inline-flex flex-wrap gap-1.5`,children:t.map(({status:e,count:t})=>{let{text:n,tone:i}=D(e);return(0,H.jsx)(r,{text:`${n} ${t.toLocaleString()}`,tone:i},e)})})}function W({entries:e}){return(0,H.jsx)(`ul`,{className:`divide-y divide-line`,children:e.map(e=>(0,H.jsxs)(`li`,{className:`space-y-2.5 py-4`,children:[(0,H.jsxs)(`div`,{className:`flex flex-wrap items-center justify-between gap-2`,children:[(0,H.jsx)(`span`,{className:`text-lg font-semibold`,children:(0,H.jsx)(S,{of:e.amount})}),(0,H.jsx)(r,{...D(e.status)})]}),e.problem&&(0,H.jsx)(`p`,{className:`text-[0.9rem]`,children:e.problem}),(0,H.jsx)(G,{entry:e}),(0,H.jsxs)(`details`,{className:`text-[0.85rem]`,children:[(0,H.jsx)(`summary`,{className:`text-soft`,children:`As the bank wrote it`}),(0,H.jsx)(`pre`,{className:`mt-2 rounded-lg bg-raised p-3 font-mono text-[0.76rem] break-all whitespace-pre-wrap`,children:e.raw})]})]},e.id))})}function G({entry:e}){let{payment:t,statement:n}=e,r=[[`Payment`,t&&(0,H.jsx)(q,{id:t.id,children:t.reference??t.id})],[`Statement`,n&&(0,H.jsx)(J,{id:n.id,children:n.filename})],[`Booked`,e.bookingDate&&g(e.bookingDate)],[`Value date`,e.valueDate&&g(e.valueDate)],[`End to end`,e.endToEndId],[`Remittance`,e.remittanceInformation],[`At the bank`,e.bankReference],[`Code`,e.transactionCode],[`Note`,[e.isBooked===!1&&`Not booked yet`,e.isReversal&&`Reversal`].filter(Boolean).join(`, `)]];return(0,H.jsx)(R,{wide:!!n,children:r.map(([e,t])=>t&&(0,H.jsx)(z,{name:e,children:t},e))})}var K=`break-all underline decoration-line underline-offset-4`;function q({id:e,children:t}){let[n]=f(),r=l(n,{statement:null,entry:null,page:null,payment:e});return(0,H.jsx)(s,{href:`/statements?${r}`,state:d,className:K,children:t})}function J({id:e,children:t}){return(0,H.jsx)(s,{href:o(`/statements`,{view:`attention`,statement:e}),state:d,className:K,children:t})}var Y=e(F(),1),X=150;function ie(e,t,n,r,i){let a=new FormData;return a.set(`operations`,JSON.stringify({query:e.toString(),variables:t})),a.set(`map`,JSON.stringify({0:[`variables.${n}`]})),a.set(`0`,r),c(async e=>N(await ae(a,e,i)))}function ae(e,t,{signal:n,onProgress:r}){return new Promise((i,a)=>{let o=new XMLHttpRequest,s=()=>o.abort(),c=e=>()=>a(new P(e));o.open(`POST`,`/graphql`),o.setRequestHeader(`accept`,`application/graphql-response+json, application/json`),t&&o.setRequestHeader(`authorization`,`Bearer ${t}`),o.responseType=`json`,o.timeout=X*1e3,o.upload.onprogress=({loaded:e,total:t})=>r(t?e/t:0),o.onload=()=>i(o.response??{}),o.onerror=c(`The upload broke off: the server can’t be reached, or the file is larger than it takes.`),o.ontimeout=c(`The server has not answered within ${X} seconds.`),o.onabort=()=>a(n.reason),o.onloadend=()=>n.removeEventListener(`abort`,s),n.throwIfAborted(),n.addEventListener(`abort`,s),o.send(e)})}var oe=10,se=j(`
  mutation ImportStatement($input: ImportStatementInput!) {
    importStatement(input: $input) {
      replayed
      statements {
        id
        filename
        accountId
      }
      counts {
        status
        count
      }
      preview {
        formats
        problems
        entries {
          status
          bookingDate
          endToEndId
          remittanceInformation
          problem
          amount {
            amount
            currency
          }
        }
      }
      errors {
        code
        message
        path
      }
    }
  }
`);function ce(){let[e,t]=(0,Y.useState)(null),[r,i]=(0,Y.useState)(null),[a,o]=(0,Y.useState)(!1),s=(0,Y.useRef)(null),c=e=>{i(e&&e.length>1?`One file at a time, please.`:null),e?.length===1&&t(e[0]??null)};return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(`section`,{"aria-label":`Import a statement`,onDragOver:e=>{e.preventDefault(),o(!0)},onDragLeave:()=>o(!1),onDrop:e=>{e.preventDefault(),o(!1),c(e.dataTransfer.files)},className:`space-y-3 rounded-xl border-2 border-dashed p-5 text-center ${a?`border-accent bg-raised`:`border-line bg-panel`}`,children:[r&&(0,H.jsx)(u,{tone:`bad`,children:r}),(0,H.jsx)(`input`,{ref:s,type:`file`,hidden:!0,onChange:e=>{c(e.target.files),e.target.value=``}}),(0,H.jsxs)(n,{kind:`main`,onClick:()=>s.current?.click(),children:[(0,H.jsx)(V,{"aria-hidden":!0,className:`size-4`}),`Choose a file`]}),(0,H.jsx)(`p`,{className:`text-[0.88rem] text-soft`,children:`Or drop one here: camt.053, camt.054, MT940, BAI2 or CSV. You see what it would do before it is imported.`})]}),e&&(0,H.jsx)(le,{file:e,onClose:()=>t(null)})]})}function le({file:e,onClose:t}){let n=b(),[r,i]=(0,Y.useState)({is:`sending`,isDryRun:!0,share:0}),[a,o]=(0,Y.useState)(``),s=(0,Y.useRef)(null),c=async t=>{if(s.current)return;let{signal:r}=s.current=new AbortController,o=e=>i({is:`sending`,isDryRun:t,share:e});o(0);let c={file:null,format:a||null,dryRun:t};try{let{importStatement:n}=await ie(se,{input:c},`input.file`,e,{signal:r,onProgress:o});i({is:`answered`,isDryRun:t,outcome:n})}catch(e){r.aborted||i({is:`failed`,isDryRun:t,error:e})}r.aborted||(s.current=null),t||n.invalidateQueries()};return(0,Y.useEffect)(()=>(c(!0),()=>{s.current?.abort(),s.current=null}),[]),(0,H.jsx)(A,{kind:`window`,title:(0,H.jsx)(`span`,{className:`break-all`,children:`Import ${e.name}`}),onClose:t,children:(0,H.jsxs)(`div`,{className:`space-y-4`,children:[r.is===`sending`&&(0,H.jsx)(ue,{...r,onCancel:t}),r.is===`failed`&&(0,H.jsx)(de,{...r,onAgain:()=>void c(r.isDryRun),onCancel:t}),r.is===`answered`&&(0,H.jsx)(fe,{...r,chosen:a,onFormat:o,onAgain:()=>void c(!0),onImport:()=>void c(!1),onClose:t})]})})}function ue({isDryRun:e,share:t,onCancel:r}){let i=t>=1,a=i?e?`Looking at the file`:`Importing the file`:`Sending the file`;return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(`p`,{role:`status`,children:[a,`…`]}),(0,H.jsx)(`progress`,{"aria-label":a,max:1,value:i?void 0:t,className:`w-full accent-accent`}),(0,H.jsx)(n,{onClick:r,children:`Cancel`})]})}function de({isDryRun:e,error:t,onAgain:r,onCancel:i}){let a=!e&&t instanceof P;return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(u,{tone:`bad`,children:[t.message,` `,a&&`The file may have been imported. Sending it again is safe.`]}),(0,H.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,H.jsx)(n,{kind:`main`,onClick:r,children:`Try again`}),(0,H.jsx)(n,{onClick:i,children:`Cancel`})]})]})}function fe({isDryRun:e,outcome:t,onImport:r,onClose:i,...a}){return t.errors[0]?(0,H.jsx)(he,{message:t.errors[0].message,onClose:i,...a}):t.replayed||!e?(0,H.jsx)(ge,{outcome:t,onClose:i}):(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(`p`,{role:`status`,children:[`This is what the file would do. Nothing is kept yet. `,(0,H.jsx)(U,{of:t.counts})]}),t.preview&&(0,H.jsx)(pe,{preview:t.preview}),(0,H.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,H.jsx)(n,{kind:`main`,onClick:r,children:`Import`}),(0,H.jsx)(n,{onClick:i,children:`Cancel`})]})]})}function pe({preview:{formats:e,problems:t,entries:n}}){let r=n.slice(0,oe).map((e,t)=>({...e,position:t}));return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(`p`,{className:`text-[0.88rem] text-soft`,children:[e.length===1?`One statement`:`${e.length.toLocaleString()} statements`,` in`,` `,[...new Set(e)].map(E).join(`, `),`.`,n.length>r.length&&` The first ${r.length} entries:`]}),t.length>0&&(0,H.jsx)(u,{tone:`busy`,children:(0,H.jsx)(`ul`,{className:`space-y-1`,children:t.map(e=>(0,H.jsx)(`li`,{children:e},e))})}),r.length>0&&(0,H.jsx)(`div`,{className:`rounded-lg border border-line`,children:(0,H.jsx)(L,{caption:`The first entries`,columns:me,rows:r,keyOf:({position:e})=>String(e)})})]})}var me=[{name:`Amount`,right:!0,cell:({amount:e})=>(0,H.jsx)(S,{of:e})},{name:`Status`,cell:({status:e,problem:t})=>(0,H.jsx)(`span`,{title:t??void 0,children:(0,H.jsx)(r,{...D(e)})})},{name:`Booked`,cell:({bookingDate:e})=>e?g(e):`–`},{name:`Reference`,cell:({endToEndId:e,remittanceInformation:t})=>e??t??`–`},{name:`Problem`,cell:({problem:e})=>e??`–`}];function he({message:e,chosen:t,onFormat:r,onAgain:i,onClose:a}){return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(u,{tone:`bad`,children:[e,` Nothing was imported.`]}),(0,H.jsxs)(te,{label:`Format`,hint:`Say what the file is, where it isn’t found from its content.`,value:t,onChange:e=>r(e.target.value),children:[(0,H.jsx)(`option`,{value:``,children:`Find it from the content`}),k.map(e=>(0,H.jsx)(`option`,{value:e,children:E(e)},e))]}),(0,H.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,H.jsx)(n,{kind:`main`,onClick:i,children:`Try again`}),(0,H.jsx)(n,{onClick:a,children:`Cancel`})]})]})}function ge({outcome:e,onClose:t}){return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(u,{tone:`good`,children:e.replayed?`This file was imported before. Nothing was changed.`:`The file is imported.`}),(0,H.jsx)(`p`,{children:(0,H.jsx)(U,{of:e.counts})}),(0,H.jsx)(`ul`,{className:`flex flex-wrap gap-2`,children:e.statements.map(({id:n,accountId:r},i)=>(0,H.jsx)(`li`,{children:(0,H.jsx)(s,{href:o(`/statements`,{statement:n}),state:d,onClick:t,className:a(i===0?`main`:`plain`),children:e.statements.length===1?`Open the statement`:`Open ${i+1}: ${r??`a statement`}`})},n))})]})}function Z({of:e}){return e==null?(0,H.jsx)(`span`,{className:`text-soft`,children:`Not said`}):e?(0,H.jsx)(r,{text:`Adds up`,tone:`calm`}):(0,H.jsx)(r,{text:`Does not add up`,tone:`bad`})}function Q({fromDate:e,toDate:t,isIntraday:n}){return`${[...new Set([e,t])].filter(e=>e!=null).map(e=>g(e)).join(` – `)||`–`}${n?`, so far`:``}`}var $=20,_e=j(`
  query StatementDetails($id: ID!, $first: Int!, $after: String, $status: [StatementEntryStatus!]) {
    node(id: $id) {
      __typename
      ... on BankStatement {
        ...StatementRow
        problems
        entries(first: $first, after: $after, status: $status) {
          nodes {
            ...StatementEntryRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);function ve({id:e}){let[t]=f(),n=i(`statement`,`entry`,`page`),r=p(t,`entry`,O),a=r.length?r:null,o=x(_e,{id:e,first:$,after:t.get(`page`),status:a},{live:!0});return(0,H.jsx)(A,{kind:`drawer`,title:`Statement`,onClose:n,children:(0,H.jsx)(v,{asked:o,rows:8,children:({node:e})=>e?.__typename===`BankStatement`?(0,H.jsx)(ye,{statement:e}):(0,H.jsx)(y,{title:`There is no such statement, or none that you may see.`})})})}function ye({statement:e}){let{nodes:t,pageInfo:n}=e.entries;return(0,H.jsxs)(`div`,{className:`space-y-6`,children:[(0,H.jsx)(`p`,{className:`text-lg font-semibold break-all`,children:e.filename}),e.problems.length>0&&(0,H.jsx)(u,{tone:`bad`,children:(0,H.jsx)(`ul`,{className:`space-y-1`,children:e.problems.map(e=>(0,H.jsx)(`li`,{children:e},e))})}),(0,H.jsx)(be,{statement:e}),(0,H.jsxs)(`section`,{className:`space-y-3`,children:[(0,H.jsx)(`h3`,{className:`font-medium`,children:`Entries`}),(0,H.jsx)(xe,{statement:e}),t.length===0?(0,H.jsx)(y,{title:`No entry is like that.`}):(0,H.jsx)(W,{entries:t}),(0,H.jsx)(I,{page:n,name:`page`,words:[`First`,`Next`],inDrawer:!0})]})]})}function be({statement:e}){return(0,H.jsxs)(R,{children:[(0,H.jsx)(z,{name:`Format`,children:E(e.format)}),(0,H.jsx)(z,{name:`Account`,children:e.accountId??`–`}),e.reference&&(0,H.jsx)(z,{name:`Reference`,children:e.reference}),typeof e.sequenceNumber==`number`&&(0,H.jsx)(z,{name:`Number`,children:e.sequenceNumber}),(0,H.jsx)(z,{name:`Period`,children:Q(e)}),(0,H.jsx)(z,{name:`Opening`,children:(0,H.jsx)(S,{of:e.openingBalance})}),(0,H.jsx)(z,{name:`Closing`,children:(0,H.jsx)(S,{of:e.closingBalance})}),(0,H.jsx)(z,{name:`Balances`,children:(0,H.jsx)(Z,{of:e.isContinuous})}),(0,H.jsxs)(z,{name:`Imported`,children:[(0,H.jsx)(_,{at:e.importedAt}),` by `,e.importedBy.email]})]})}function xe({statement:e}){let[n,r]=f(),i=t(),a=p(n,`entry`,O),o=e=>r(t=>l(t,{entry:C(a,e),page:null}),{replace:!0,state:i});return(0,H.jsx)(`div`,{role:`group`,"aria-label":`Status`,className:`flex flex-wrap gap-2`,children:e.counts.map(({status:e,count:t})=>(0,H.jsxs)(h,{on:a.includes(e),onClick:()=>o(e),children:[D(e).text,` `,t.toLocaleString()]},e))})}var Se=j(`
  query StatementList($first: Int!, $after: String) {
    bankStatements(first: $first, after: $after) {
      nodes {
        ...StatementRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`),Ce=j(`
  query StatementEntryList($first: Int!, $after: String) {
    statementEntries(first: $first, after: $after, status: [ORPHAN, QUARANTINED]) {
      nodes {
        ...StatementEntryRow
        statement {
          id
          filename
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);j(`
  fragment StatementRow on BankStatement {
    id
    format
    filename
    accountId
    reference
    sequenceNumber
    isIntraday
    fromDate
    toDate
    isContinuous
    entryCount
    importedAt
    openingBalance {
      amount
      currency
    }
    closingBalance {
      amount
      currency
    }
    counts {
      status
      count
    }
    importedBy {
      id
      email
    }
  }
`);function we(){let[e]=f(),t=e.get(`view`)===`attention`,n={first:50,after:e.get(`after`)},r=x(Se,n,{live:!0,enabled:!t}),i=x(Ce,n,{live:!0,enabled:t}),a=e.get(`statement`);return(0,H.jsxs)(w,{title:`Statements`,aside:(0,H.jsx)(ne,{asked:t?i:r}),children:[(0,H.jsx)(ce,{}),(0,H.jsx)(Te,{}),t?(0,H.jsx)(De,{asked:i}):(0,H.jsx)(Ee,{asked:r}),a&&(0,H.jsx)(ve,{id:a},a)]})}function Te(){let[e]=f(),t=re(),n=e.get(`view`)===`attention`;return(0,H.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,H.jsx)(h,{on:!n,onClick:()=>t({view:null}),children:`All statements`}),(0,H.jsx)(h,{on:n,onClick:()=>t({view:`attention`}),children:`Needs attention`})]})}function Ee({asked:e}){let[t]=f();return(0,H.jsx)(T,{children:(0,H.jsx)(v,{asked:e,rows:6,children:({bankStatements:{nodes:e,pageInfo:n}})=>e.length===0?(0,H.jsx)(y,{title:`There are no statements yet.`,children:`Import a file of the bank’s above.`}):(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(L,{caption:`Statements, newest import first`,columns:Oe,rows:e,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/statements?${l(t,{statement:e})}`,current:t.get(`statement`)}),(0,H.jsx)(I,{page:n})]})})})}function De({asked:e}){return(0,H.jsx)(T,{children:(0,H.jsx)(v,{asked:e,rows:6,children:({statementEntries:{nodes:e,pageInfo:t}})=>e.length===0?(0,H.jsx)(y,{title:`Nothing needs your attention.`,children:`Every entry of every statement has found its payment, or is for none.`}):(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(`div`,{className:`px-5`,children:(0,H.jsx)(W,{entries:e})}),(0,H.jsx)(I,{page:t})]})})})}var Oe=[{name:`File`,cell:e=>(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(`span`,{title:e.filename,className:`block max-w-36 truncate`,children:e.filename}),(0,H.jsx)(`span`,{className:`text-[0.8rem] text-soft`,children:E(e.format)})]})},{name:`Account`,cell:({accountId:e})=>e?(0,H.jsx)(ee,{children:e}):`–`},{name:`Period`,cell:Q},{name:`Opening → closing`,right:!0,cell:({openingBalance:e,closingBalance:t})=>(0,H.jsxs)(H.Fragment,{children:[(0,H.jsxs)(`span`,{className:`block`,children:[(0,H.jsx)(S,{of:e}),` →`]}),(0,H.jsx)(S,{of:t})]})},{name:`Balances`,cell:({isContinuous:e})=>(0,H.jsx)(Z,{of:e})},{name:`Entries`,cell:({counts:e})=>(0,H.jsx)(U,{of:e})},{name:`Imported`,cell:({importedAt:e,importedBy:t})=>(0,H.jsxs)(`span`,{className:`text-[0.8rem] text-soft`,children:[(0,H.jsx)(_,{at:e}),` by`,` `,(0,H.jsx)(`span`,{title:t.email,className:`block max-w-36 truncate`,children:t.email})]})}];export{we as default};