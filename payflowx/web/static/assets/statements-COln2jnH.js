import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{$ as t,B as n,E as r,F as i,H as a,I as o,J as s,L as c,N as l,P as u,U as ee,V as d,W as te,Y as f,a as p,et as m,h,i as g,j as _,k as v,n as ne,q as y,rt as b,s as x,z as S}from"./field-D_getOdc.js";import{d as C,f as re,t as w,u as ie}from"./index-BK4hpBYG.js";import{_ as T,b as E,f as D,h as O,m as k}from"./preload-helper-CzsgTRlJ.js";import{t as A}from"./export-Dm3zFfQy.js";import{n as j,p as M,t as N}from"./table-DoZ1LWWo.js";import{l as P,n as ae,s as F,t as I}from"./words-bMxKDZnL.js";import{n as L,t as R}from"./facts-D2rVTDdy.js";var z={name:`upload`,size:24,node:[[`path`,{d:`M12 3v12`,key:`1x0j5s`}],[`path`,{d:`m17 8-5-5-5 5`,key:`7q97r8`}],[`path`,{d:`M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4`,key:`ih7n3h`}]]};z.node;var B=te(z),V=T();D(`
  fragment StatementEntryRow on StatementEntry {
    id
    status
    isBooked
    isReversal
    bankReference
    endToEndId
    remittanceInformation
    counterpartyName
    counterpartyAccount
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
`);function H({of:e}){let t=e.filter(({count:e})=>e>0);return t.length===0?(0,V.jsx)(`span`,{className:`text-soft`,children:`None`}):(0,V.jsx)(`span`,{className:`inline-flex flex-wrap gap-1.5`,children:t.map(({status:e,count:t})=>{let{text:n,tone:i}=F(e);return(0,V.jsx)(r,{text:`${n} ${t.toLocaleString()}`,tone:i},e)})})}function U({entries:e}){return(0,V.jsx)(`ul`,{className:`divide-y divide-line`,children:e.map(e=>(0,V.jsxs)(`li`,{className:`space-y-2.5 py-4`,children:[(0,V.jsxs)(`div`,{className:`flex flex-wrap items-center justify-between gap-2`,children:[(0,V.jsx)(`span`,{className:`text-lg font-semibold`,children:(0,V.jsx)(x,{of:e.amount})}),(0,V.jsx)(r,{...F(e.status)})]}),e.problem&&(0,V.jsx)(`p`,{className:`text-[0.9rem]`,children:e.problem}),(0,V.jsx)(W,{entry:e}),(0,V.jsxs)(`details`,{className:`text-[0.85rem]`,children:[(0,V.jsx)(`summary`,{className:`text-soft`,children:`As the bank wrote it`}),(0,V.jsx)(`pre`,{className:`mt-2 rounded-lg bg-raised p-3 font-mono text-[0.76rem] break-all whitespace-pre-wrap`,children:e.raw})]})]},e.id))})}function W({entry:e}){let{payment:t,statement:n}=e,r=[[`Payment`,t&&(0,V.jsx)(K,{id:t.id,children:t.reference??t.id})],[`Statement`,n&&(0,V.jsx)(q,{id:n.id,children:n.filename})],[`Booked`,e.bookingDate&&h(e.bookingDate)],[`Value date`,e.valueDate&&h(e.valueDate)],[`End to end`,e.endToEndId],[`Remittance`,e.remittanceInformation],[`Counterparty`,e.counterpartyName],[`Their account`,e.counterpartyAccount],[`At the bank`,e.bankReference],[`Code`,e.transactionCode],[`Note`,[e.isBooked===!1&&`Not booked yet`,e.isReversal&&`Reversal`].filter(Boolean).join(`, `)]];return(0,V.jsx)(L,{wide:!!n,children:r.map(([e,t])=>t&&(0,V.jsx)(R,{name:e,children:t},e))})}var G=`break-all underline decoration-line underline-offset-4`;function K({id:e,children:n}){let[r]=t(),i=c(r,{statement:null,entry:null,page:null,payment:e});return(0,V.jsx)(f,{href:`/statements?${i}`,state:u,className:G,children:n})}function q({id:e,children:t}){return(0,V.jsx)(f,{href:o(`/statements`,{view:`attention`,statement:e}),state:u,className:G,children:t})}var J=e(E(),1),Y=150;function oe(e,t,n,r,i){let a=new FormData;return a.set(`operations`,JSON.stringify({query:e.toString(),variables:t})),a.set(`map`,JSON.stringify({0:[`variables.${n}`]})),a.set(`0`,r),y(async e=>O(await se(a,e,i)))}function se(e,t,{signal:n,onProgress:r}){return new Promise((i,a)=>{let o=new XMLHttpRequest,s=()=>o.abort(),c=e=>()=>a(new k(e));o.open(`POST`,`/graphql`),o.setRequestHeader(`accept`,`application/graphql-response+json, application/json`),t&&o.setRequestHeader(`authorization`,`Bearer ${t}`),o.responseType=`json`,o.timeout=Y*1e3,o.upload.onprogress=({loaded:e,total:t})=>r(t?e/t:0),o.onload=()=>i(o.response??{}),o.onerror=c(`The upload broke off: the server can’t be reached, or the file is larger than it takes.`),o.ontimeout=c(`The server has not answered within ${Y} seconds.`),o.onabort=()=>a(n.reason),o.onloadend=()=>n.removeEventListener(`abort`,s),n.throwIfAborted(),n.addEventListener(`abort`,s),o.send(e)})}var ce=10,le=D(`
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
          counterpartyName
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
`);function ue(){let[e,t]=(0,J.useState)(null),[n,r]=(0,J.useState)(null),[i,a]=(0,J.useState)(!1),o=(0,J.useRef)(null),s=e=>{r(e&&e.length>1?`One file at a time, please.`:null),e?.length===1&&t(e[0]??null)};return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`section`,{"aria-label":`Import a statement`,onDragOver:e=>{e.preventDefault(),a(!0)},onDragLeave:()=>a(!1),onDrop:e=>{e.preventDefault(),a(!1),s(e.dataTransfer.files)},className:`space-y-3 rounded-xl border-2 border-dashed p-5 text-center ${i?`border-accent bg-raised`:`border-line bg-panel`}`,children:[n&&(0,V.jsx)(l,{tone:`bad`,children:n}),(0,V.jsx)(`input`,{ref:o,type:`file`,hidden:!0,onChange:e=>{s(e.target.files),e.target.value=``}}),(0,V.jsxs)(d,{kind:`main`,onClick:()=>o.current?.click(),children:[(0,V.jsx)(B,{"aria-hidden":!0,className:`size-4`}),`Choose a file`]}),(0,V.jsx)(`p`,{className:`text-[0.88rem] text-soft`,children:`Or drop one here: camt.053, camt.054, MT940, BAI2, CSV, or a zip of them. You see what it would do before it is imported.`})]}),e&&(0,V.jsx)(de,{file:e,onClose:()=>t(null)})]})}function de({file:e,onClose:t}){let n=b(),[r,i]=(0,J.useState)({is:`sending`,isDryRun:!0,share:0}),[a,o]=(0,J.useState)(``),s=(0,J.useRef)(null),c=async t=>{if(s.current)return;let{signal:r}=s.current=new AbortController,o=e=>i({is:`sending`,isDryRun:t,share:e});o(0);let c={file:null,format:a||null,dryRun:t};try{let{importStatement:n}=await oe(le,{input:c},`input.file`,e,{signal:r,onProgress:o});i({is:`answered`,isDryRun:t,outcome:n})}catch(e){r.aborted||i({is:`failed`,isDryRun:t,error:e})}r.aborted||(s.current=null),t||n.invalidateQueries()};return(0,J.useEffect)(()=>(c(!0),()=>{s.current?.abort(),s.current=null}),[]),(0,V.jsx)(w,{kind:`window`,title:(0,V.jsx)(`span`,{className:`break-all`,children:`Import ${e.name}`}),onClose:t,children:(0,V.jsxs)(`div`,{className:`space-y-4`,children:[r.is===`sending`&&(0,V.jsx)(fe,{...r,onCancel:t}),r.is===`failed`&&(0,V.jsx)(pe,{...r,onAgain:()=>void c(r.isDryRun),onCancel:t}),r.is===`answered`&&(0,V.jsx)(me,{...r,chosen:a,onFormat:o,onAgain:()=>void c(!0),onImport:()=>void c(!1),onClose:t})]})})}function fe({isDryRun:e,share:t,onCancel:n}){let r=t>=1,i=r?e?`Looking at the file`:`Importing the file`:`Sending the file`;return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`p`,{role:`status`,children:[i,`…`]}),(0,V.jsx)(`progress`,{"aria-label":i,max:1,value:r?void 0:t,className:`w-full accent-accent`}),(0,V.jsx)(d,{onClick:n,children:`Cancel`})]})}function pe({isDryRun:e,error:t,onAgain:n,onCancel:r}){let i=!e&&t instanceof k;return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(l,{tone:`bad`,children:[t.message,` `,i&&`The file may have been imported. Sending it again is safe.`]}),(0,V.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,V.jsx)(d,{kind:`main`,onClick:n,children:`Try again`}),(0,V.jsx)(d,{onClick:r,children:`Cancel`})]})]})}function me({isDryRun:e,outcome:t,onImport:n,onClose:r,...i}){let{errors:a,preview:o,replayed:s,statements:c}=t,l=!o&&c.length===0;if(a[0]&&l)return(0,V.jsx)(ve,{message:a[0].message,onClose:r,...i});let u=a.length>0&&(0,V.jsx)(he,{errors:a});return s||!e?(0,V.jsxs)(V.Fragment,{children:[u,(0,V.jsx)(ye,{outcome:t,onClose:r})]}):(0,V.jsxs)(V.Fragment,{children:[u,(0,V.jsxs)(`p`,{role:`status`,children:[`This is what the file would do. Nothing is kept yet. `,(0,V.jsx)(H,{of:t.counts})]}),o&&(0,V.jsx)(ge,{preview:o}),(0,V.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,V.jsx)(d,{kind:`main`,onClick:n,children:`Import`}),(0,V.jsx)(d,{onClick:r,children:`Cancel`})]})]})}function he({errors:e}){return(0,V.jsx)(l,{tone:`bad`,children:(0,V.jsx)(`ul`,{className:`space-y-1`,children:e.map(({message:e})=>(0,V.jsx)(`li`,{className:`break-words`,children:e},e))})})}function ge({preview:{formats:e,problems:t,entries:n}}){let r=n.slice(0,ce).map((e,t)=>({...e,position:t}));return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`p`,{className:`text-[0.88rem] text-soft`,children:[e.length===1?`One statement`:`${e.length.toLocaleString()} statements`,` in`,` `,[...new Set(e)].map(P).join(`, `),`.`,n.length>r.length&&` ${r.length} entries, what needs a person first:`]}),t.length>0&&(0,V.jsx)(l,{tone:`busy`,children:(0,V.jsx)(`ul`,{className:`space-y-1`,children:t.map(e=>(0,V.jsx)(`li`,{children:e},e))})}),r.length>0&&(0,V.jsx)(`div`,{className:`rounded-lg border border-line`,children:(0,V.jsx)(N,{caption:`Entries, what needs a person first`,columns:_e,rows:r,keyOf:({position:e})=>String(e)})})]})}var _e=[{name:`Amount`,right:!0,cell:({amount:e})=>(0,V.jsx)(x,{of:e})},{name:`Status`,cell:({status:e,problem:t})=>(0,V.jsx)(`span`,{title:t??void 0,children:(0,V.jsx)(r,{...F(e)})})},{name:`Booked`,cell:({bookingDate:e})=>e?h(e):`–`},{name:`Reference`,cell:({endToEndId:e,remittanceInformation:t})=>e??t??`–`},{name:`Counterparty`,cell:({counterpartyName:e})=>e??`–`},{name:`Problem`,cell:({problem:e})=>e??`–`}];function ve({message:e,chosen:t,onFormat:n,onAgain:r,onClose:i}){return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(l,{tone:`bad`,children:[e,` Nothing was imported.`]}),(0,V.jsxs)(ne,{label:`Format`,hint:`Say what the file is, where it isn’t found from its content.`,value:t,onChange:e=>n(e.target.value),children:[(0,V.jsx)(`option`,{value:``,children:`Find it from the content`}),ae.map(e=>(0,V.jsx)(`option`,{value:e,children:P(e)},e))]}),(0,V.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,V.jsx)(d,{kind:`main`,onClick:r,children:`Try again`}),(0,V.jsx)(d,{onClick:i,children:`Cancel`})]})]})}function ye({outcome:e,onClose:t}){return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(l,{tone:`good`,children:e.replayed?`This file was imported before. Nothing was changed.`:`The file is imported.`}),(0,V.jsx)(`p`,{children:(0,V.jsx)(H,{of:e.counts})}),(0,V.jsx)(`ul`,{className:`flex flex-wrap gap-2`,children:e.statements.map(({id:n,accountId:r},i)=>(0,V.jsx)(`li`,{children:(0,V.jsx)(f,{href:o(`/statements`,{statement:n}),state:u,onClick:t,className:ee(i===0?`main`:`plain`),children:e.statements.length===1?`Open the statement`:`Open ${i+1}: ${r??`a statement`}`})},n))})]})}function X({of:e}){return e==null?(0,V.jsx)(`span`,{className:`text-soft`,children:`Not said`}):e?(0,V.jsx)(r,{text:`Adds up`,tone:`calm`}):(0,V.jsx)(r,{text:`Does not add up`,tone:`bad`})}function Z({fromDate:e,toDate:t,isIntraday:n}){return`${[...new Set([e,t])].filter(e=>e!=null).map(e=>h(e)).join(` – `)||`–`}${n?`, so far`:``}`}var be=20,xe=D(`
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
`);function Se({id:e}){let[n]=t(),r=i(`statement`,`entry`,`page`),a=S(n,`entry`,I),o=a.length?a:null,c=s(xe,{id:e,first:be,after:n.get(`page`),status:o},{live:!0});return(0,V.jsx)(w,{kind:`drawer`,title:`Statement`,onClose:r,children:(0,V.jsx)(_,{asked:c,rows:8,children:({node:e})=>e?.__typename===`BankStatement`?(0,V.jsx)(Ce,{statement:e,status:o}):(0,V.jsx)(v,{title:`There is no such statement, or none that you may see.`})})})}function Ce({statement:e,status:t}){let{nodes:n,pageInfo:r}=e.entries;return(0,V.jsxs)(`div`,{className:`space-y-6`,children:[(0,V.jsx)(`p`,{className:`text-lg font-semibold break-all`,children:e.filename}),e.problems.length>0&&(0,V.jsx)(l,{tone:`bad`,children:(0,V.jsx)(`ul`,{className:`space-y-1`,children:e.problems.map(e=>(0,V.jsx)(`li`,{children:e},e))})}),(0,V.jsx)(we,{statement:e}),(0,V.jsxs)(`section`,{className:`space-y-3`,children:[(0,V.jsxs)(`div`,{className:`flex items-center justify-between gap-2`,children:[(0,V.jsx)(`h3`,{className:`font-medium`,children:`Entries`}),(0,V.jsx)(A,{list:`bank-statements/${e.id}/entries`,given:{status:t}})]}),(0,V.jsx)(Te,{statement:e}),n.length===0?(0,V.jsx)(v,{title:`No entry is like that.`}):(0,V.jsx)(U,{entries:n}),(0,V.jsx)(j,{page:r,name:`page`,words:[`First`,`Next`],inDrawer:!0})]})]})}function we({statement:e}){return(0,V.jsxs)(L,{children:[(0,V.jsx)(R,{name:`Format`,children:P(e.format)}),(0,V.jsx)(R,{name:`Account`,children:e.accountId??`–`}),e.reference&&(0,V.jsx)(R,{name:`Reference`,children:e.reference}),typeof e.sequenceNumber==`number`&&(0,V.jsx)(R,{name:`Number`,children:e.sequenceNumber}),(0,V.jsx)(R,{name:`Period`,children:Z(e)}),(0,V.jsx)(R,{name:`Opening`,children:(0,V.jsx)(x,{of:e.openingBalance})}),(0,V.jsx)(R,{name:`Closing`,children:(0,V.jsx)(x,{of:e.closingBalance})}),(0,V.jsx)(R,{name:`Balances`,children:(0,V.jsx)(X,{of:e.isContinuous})}),(0,V.jsxs)(R,{name:`Imported`,children:[(0,V.jsx)(g,{at:e.importedAt}),` by `,e.importedBy.email]})]})}function Te({statement:e}){let[r,i]=t(),o=m(),s=S(r,`entry`,I),l=e=>i(t=>c(t,{entry:n(s,e),page:null}),{replace:!0,state:o});return(0,V.jsx)(`div`,{role:`group`,"aria-label":`Status`,className:`flex flex-wrap gap-2`,children:e.counts.map(({status:e,count:t})=>(0,V.jsxs)(a,{on:s.includes(e),onClick:()=>l(e),children:[F(e).text,` `,t.toLocaleString()]},e))})}var Q=D(`
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
`),Ee=D(`
  query StatementEntryList($first: Int!, $after: String, $status: [StatementEntryStatus!]) {
    statementEntries(first: $first, after: $after, status: $status) {
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
`);D(`
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
`);var $=[`ORPHAN`,`QUARANTINED`];function De(){let[e]=t(),n=e.get(`view`)===`attention`,r={first:50,after:e.get(`after`)},i=s(Q,r,{live:!0,enabled:!n}),a=s(Ee,{...r,status:$},{live:!0,enabled:n}),o=e.get(`statement`);return(0,V.jsxs)(re,{title:`Statements`,aside:(0,V.jsx)(ie,{asked:n?a:i}),children:[(0,V.jsx)(ue,{}),(0,V.jsxs)(`div`,{className:`flex flex-wrap items-center justify-between gap-2`,children:[(0,V.jsx)(Oe,{}),n?(0,V.jsx)(A,{list:`statement-entries`,given:{status:$}}):(0,V.jsx)(A,{list:`bank-statements`})]}),n?(0,V.jsx)(Ae,{asked:a}):(0,V.jsx)(ke,{asked:i}),o&&(0,V.jsx)(Se,{id:o},o)]})}function Oe(){let[e]=t(),n=M(),r=e.get(`view`)===`attention`;return(0,V.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,V.jsx)(a,{on:!r,onClick:()=>n({view:null}),children:`All statements`}),(0,V.jsx)(a,{on:r,onClick:()=>n({view:`attention`}),children:`Needs attention`})]})}function ke({asked:e}){let[n]=t();return(0,V.jsx)(C,{children:(0,V.jsx)(_,{asked:e,rows:6,children:({bankStatements:{nodes:e,pageInfo:t}})=>e.length===0?(0,V.jsx)(v,{title:`There are no statements yet.`,children:`Import a file of the bank’s above.`}):(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(N,{caption:`Statements, newest import first`,columns:je,rows:e,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/statements?${c(n,{statement:e})}`,current:n.get(`statement`)}),(0,V.jsx)(j,{page:t})]})})})}function Ae({asked:e}){return(0,V.jsx)(C,{children:(0,V.jsx)(_,{asked:e,rows:6,children:({statementEntries:{nodes:e,pageInfo:t}})=>e.length===0?(0,V.jsx)(v,{title:`Nothing needs your attention.`,children:`Every entry of every statement has found its payment, or is for none.`}):(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(`div`,{className:`px-5`,children:(0,V.jsx)(U,{entries:e})}),(0,V.jsx)(j,{page:t})]})})})}var je=[{name:`File`,cell:e=>(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(`span`,{title:e.filename,className:`block max-w-36 truncate`,children:e.filename}),(0,V.jsx)(`span`,{className:`text-[0.8rem] text-soft`,children:P(e.format)})]})},{name:`Account`,cell:({accountId:e})=>e?(0,V.jsx)(p,{children:e}):`–`},{name:`Period`,cell:Z},{name:`Opening → closing`,right:!0,cell:({openingBalance:e,closingBalance:t})=>(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`span`,{className:`block`,children:[(0,V.jsx)(x,{of:e}),` →`]}),(0,V.jsx)(x,{of:t})]})},{name:`Balances`,cell:({isContinuous:e})=>(0,V.jsx)(X,{of:e})},{name:`Entries`,cell:({counts:e})=>(0,V.jsx)(H,{of:e})},{name:`Imported`,cell:({importedAt:e,importedBy:t})=>(0,V.jsxs)(`span`,{className:`text-[0.8rem] text-soft`,children:[(0,V.jsx)(g,{at:e}),` by`,` `,(0,V.jsx)(`span`,{title:t.email,className:`block max-w-36 truncate`,children:t.email})]})}];export{De as default};