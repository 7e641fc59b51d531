const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/columns-BsHrDl0n.js","assets/rolldown-runtime-XKyaHtl9.js","assets/preload-helper-DfHDd1Vh.js","assets/index-BQFu2wiu.js","assets/show-Du66izKg.js","assets/index-Dk9-pPeZ.css"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{C as t,D as n,E as r,H as i,I as a,K as o,L as s,M as c,N as l,O as u,R as d,U as f,f as p,i as m,j as h,k as g,n as _,t as v}from"./show-Du66izKg.js";import{_ as y,b,g as x,h as ee,m as S,p as te,t as C,u as w,v as T,x as ne,y as E}from"./index-BQFu2wiu.js";import{_ as D,b as re,f as O,h as ie,m as k,t as ae}from"./preload-helper-DfHDd1Vh.js";import{t as A}from"./export-CuMTnf7k.js";import{n as j,p as oe,t as M}from"./table-NBLt4lZw.js";import{l as N,n as P,s as F,t as I}from"./words-DTsexhUF.js";import{n as L,t as R}from"./facts-DFZmhKJr.js";var z={name:`upload`,size:24,node:[[`path`,{d:`M12 3v12`,key:`1x0j5s`}],[`path`,{d:`m17 8-5-5-5 5`,key:`7q97r8`}],[`path`,{d:`M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4`,key:`ih7n3h`}]]};z.node;var B=l(z),V=D();O(`
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
`);function H({of:e}){let n=e.filter(({count:e})=>e>0);return n.length===0?(0,V.jsx)(`span`,{className:`text-soft`,children:`None`}):(0,V.jsx)(`span`,{className:`inline-flex flex-wrap gap-1.5`,children:n.map(({status:e,count:n})=>{let{text:r,tone:i}=F(e);return(0,V.jsx)(t,{text:`${r} ${n.toLocaleString()}`,tone:i},e)})})}function U({entries:e}){return(0,V.jsx)(`ul`,{className:`divide-y divide-line`,children:e.map(e=>(0,V.jsxs)(`li`,{className:`space-y-2.5 py-4`,children:[(0,V.jsxs)(`div`,{className:`flex flex-wrap items-center justify-between gap-2`,children:[(0,V.jsx)(`span`,{className:`text-lg font-semibold`,children:(0,V.jsx)(m,{of:e.amount})}),(0,V.jsx)(t,{...F(e.status)})]}),e.problem&&(0,V.jsx)(`p`,{className:`text-[0.9rem]`,children:e.problem}),(0,V.jsx)(W,{entry:e}),(0,V.jsxs)(`details`,{className:`text-[0.85rem]`,children:[(0,V.jsx)(`summary`,{className:`text-soft`,children:`As the bank wrote it`}),(0,V.jsx)(`pre`,{className:`mt-2 rounded-lg bg-raised p-3 font-mono text-[0.76rem] break-all whitespace-pre-wrap`,children:e.raw})]})]},e.id))})}function W({entry:e}){let{payment:t,statement:n}=e,r=[[`Payment`,t&&(0,V.jsx)(K,{id:t.id,children:t.reference??t.id})],[`Statement`,n&&(0,V.jsx)(q,{id:n.id,children:n.filename})],[`Booked`,e.bookingDate&&p(e.bookingDate)],[`Value date`,e.valueDate&&p(e.valueDate)],[`End to end`,e.endToEndId],[`Remittance`,e.remittanceInformation],[`Counterparty`,e.counterpartyName],[`Their account`,e.counterpartyAccount],[`At the bank`,e.bankReference],[`Code`,e.transactionCode],[`Note`,[e.isBooked===!1&&`Not booked yet`,e.isReversal&&`Reversal`].filter(Boolean).join(`, `)]];return(0,V.jsx)(L,{wide:!!n,children:r.map(([e,t])=>t&&(0,V.jsx)(R,{name:e,children:t},e))})}var G=`break-all underline decoration-line underline-offset-4`;function K({id:e,children:t}){let[n]=i(),a=g(n,{statement:null,entry:null,page:null,payment:e});return(0,V.jsx)(d,{href:`/statements?${a}`,state:r,className:G,children:t})}function q({id:e,children:t}){return(0,V.jsx)(d,{href:u(`/statements`,{view:`attention`,statement:e}),state:r,className:G,children:t})}var J=e(re(),1),Y=150;function se(e,t,n,r,i){let o=new FormData;return o.set(`operations`,JSON.stringify({query:e.toString(),variables:t})),o.set(`map`,JSON.stringify({0:[`variables.${n}`]})),o.set(`0`,r),a(async e=>ie(await ce(o,e,i)))}function ce(e,t,{signal:n,onProgress:r}){return new Promise((i,a)=>{let o=new XMLHttpRequest,s=()=>o.abort(),c=e=>()=>a(new k(e));o.open(`POST`,`/graphql`),o.setRequestHeader(`accept`,`application/graphql-response+json, application/json`),t&&o.setRequestHeader(`authorization`,`Bearer ${t}`),o.responseType=`json`,o.timeout=Y*1e3,o.upload.onprogress=({loaded:e,total:t})=>r(t?e/t:0),o.onload=()=>i(o.response??{}),o.onerror=c(`The upload broke off: the server can’t be reached, or the file is larger than it takes.`),o.ontimeout=c(`The server has not answered within ${Y} seconds.`),o.onabort=()=>a(n.reason),o.onloadend=()=>n.removeEventListener(`abort`,s),n.throwIfAborted(),n.addEventListener(`abort`,s),o.send(e)})}var le=10;function X({preview:{formats:e,problems:t,mapping:n,entries:r}}){let i=r.slice(0,le).map((e,t)=>({...e,position:t}));return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`p`,{className:`text-[0.88rem] text-soft`,children:[e.length===1?`One statement`:`${e.length.toLocaleString()} statements`,` in`,` `,[...new Set(e)].map(N).join(`, `),`.`,r.length>i.length&&` ${i.length} entries, what needs a person first:`]}),t.length>0&&(0,V.jsx)(T,{tone:`busy`,children:(0,V.jsx)(`ul`,{className:`space-y-1`,children:t.map(e=>(0,V.jsx)(`li`,{children:e},e))})}),i.length>0&&(0,V.jsx)(`div`,{className:`rounded-lg border border-line`,children:(0,V.jsx)(M,{caption:`Entries, what needs a person first`,columns:ue,rows:i,keyOf:({position:e})=>String(e)})}),n&&(0,V.jsxs)(`details`,{className:`text-[0.88rem]`,children:[(0,V.jsx)(`summary`,{className:`cursor-pointer text-soft`,children:`How its columns are read`}),(0,V.jsx)(`pre`,{className:`overflow-x-auto rounded-lg border border-line bg-raised p-3`,children:n})]})]})}var ue=[{name:`Amount`,right:!0,cell:({amount:e})=>(0,V.jsx)(m,{of:e})},{name:`Status`,cell:({status:e,problem:n})=>(0,V.jsx)(`span`,{title:n??void 0,children:(0,V.jsx)(t,{...F(e)})})},{name:`Booked`,cell:({bookingDate:e})=>e?p(e):`–`},{name:`Reference`,cell:({endToEndId:e,remittanceInformation:t})=>e??t??`–`},{name:`Counterparty`,cell:({counterpartyName:e})=>e??`–`},{name:`Problem`,cell:({problem:e})=>e??`–`}];function de({errors:e}){return(0,V.jsx)(T,{tone:`bad`,children:(0,V.jsx)(`ul`,{className:`space-y-1`,children:e.map(({message:e})=>(0,V.jsx)(`li`,{className:`break-words`,children:e},e))})})}var fe=(0,J.lazy)(()=>ae(()=>import(`./columns-BsHrDl0n.js`),__vite__mapDeps([0,1,2,3,4,5]))),pe=O(`
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
      proposal {
        mapping
        questions {
          key
          question
          choices
        }
        columns {
          number
          name
          examples
        }
      }
      preview {
        formats
        problems
        mapping
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
`);function me(){let[e,t]=(0,J.useState)(null),[n,r]=(0,J.useState)(null),[i,a]=(0,J.useState)(!1),o=(0,J.useRef)(null),s=e=>{r(e&&e.length>1?`One file at a time, please.`:null),e?.length===1&&t(e[0]??null)};return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`section`,{"aria-label":`Import a statement`,onDragOver:e=>{e.preventDefault(),a(!0)},onDragLeave:()=>a(!1),onDrop:e=>{e.preventDefault(),a(!1),s(e.dataTransfer.files)},className:`space-y-3 rounded-xl border-2 border-dashed p-5 text-center ${i?`border-accent bg-raised`:`border-line bg-panel`}`,children:[n&&(0,V.jsx)(T,{tone:`bad`,children:n}),(0,V.jsx)(`input`,{ref:o,type:`file`,hidden:!0,onChange:e=>{s(e.target.files),e.target.value=``}}),(0,V.jsxs)(E,{kind:`main`,onClick:()=>o.current?.click(),children:[(0,V.jsx)(B,{"aria-hidden":!0,className:`size-4`}),`Choose a file`]}),(0,V.jsx)(`p`,{className:`text-[0.88rem] text-soft`,children:`Or drop one here: camt, MT940, BAI2, OFX, CODA, Norma 43, CSV, XLSX, or a zip of them. You see what it would do before it is imported.`})]}),e&&(0,V.jsx)(he,{file:e,onClose:()=>t(null)})]})}function he({file:e,onClose:t}){let n=o(),[r,i]=(0,J.useState)({is:`sending`,isDryRun:!0,share:0}),[a,s]=(0,J.useState)(``),c=(0,J.useRef)(null),[l,u]=(0,J.useState)(null),d=(0,J.useRef)(null),f=async t=>{if(d.current)return;let{signal:r}=d.current=new AbortController,o=e=>i({is:`sending`,isDryRun:t,share:e});o(0);let s={file:null,format:a||null,mapping:c.current,dryRun:t};try{let{importStatement:n}=await se(pe,{input:s},`input.file`,e,{signal:r,onProgress:o});n.proposal&&u(n.proposal),i({is:`answered`,isDryRun:t,outcome:n})}catch(e){r.aborted||i({is:`failed`,isDryRun:t,error:e})}r.aborted||(d.current=null),t||n.invalidateQueries()};return(0,J.useEffect)(()=>(f(!0),()=>{d.current?.abort(),d.current=null}),[]),(0,V.jsx)(C,{kind:`window`,title:(0,V.jsx)(`span`,{className:`break-all`,children:`Import ${e.name}`}),onClose:t,children:(0,V.jsxs)(`div`,{className:`space-y-4`,children:[r.is===`sending`&&(0,V.jsx)(ge,{...r,onCancel:t}),r.is===`failed`&&(0,V.jsx)(_e,{...r,onAgain:()=>void f(r.isDryRun),onCancel:t}),r.is===`answered`&&(0,V.jsx)(ve,{...r,proposal:l,mapping:c.current,chosen:a,onFormat:s,onAgain:()=>void f(!0),onMapping:e=>{c.current=e,f(!0)},onImport:()=>void f(!1),onClose:t})]})})}function ge({isDryRun:e,share:t,onCancel:n}){let r=t>=1,i=r?e?`Looking at the file`:`Importing the file`:`Sending the file`;return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`p`,{role:`status`,children:[i,`…`]}),(0,V.jsx)(`progress`,{"aria-label":i,max:1,value:r?void 0:t,className:`w-full accent-accent`}),(0,V.jsx)(E,{onClick:n,children:`Cancel`})]})}function _e({isDryRun:e,error:t,onAgain:n,onCancel:r}){let i=!e&&t instanceof k;return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(T,{tone:`bad`,children:[t.message,` `,i&&`The file may have been imported. Sending it again is safe.`]}),(0,V.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,V.jsx)(E,{kind:`main`,onClick:n,children:`Try again`}),(0,V.jsx)(E,{onClick:r,children:`Cancel`})]})]})}function ve({isDryRun:e,outcome:t,proposal:n,mapping:r,onMapping:i,onImport:a,onClose:o,...s}){let{errors:c,preview:l,replayed:u,statements:d}=t,f=!l&&d.length===0,[p,m]=(0,J.useState)(!1);if(n&&(p||c[0]&&f))return(0,V.jsx)(J.Suspense,{fallback:(0,V.jsx)(`p`,{role:`status`,children:`Looking at the columns…`}),children:(0,V.jsx)(fe,{proposal:n,chosen:r,problem:r&&c[0]?.message||null,onMapping:i,onClose:o})});if(c[0]&&f)return(0,V.jsx)(ye,{message:c[0].message,onClose:o,...s});let h=c.length>0&&(0,V.jsx)(de,{errors:c});return u||!e?(0,V.jsxs)(V.Fragment,{children:[h,(0,V.jsx)(be,{outcome:t,onClose:o})]}):(0,V.jsxs)(V.Fragment,{children:[h,(0,V.jsxs)(`p`,{role:`status`,children:[`This is what the file would do. Nothing is kept yet. `,(0,V.jsx)(H,{of:t.counts})]}),l&&(0,V.jsx)(X,{preview:l}),(0,V.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,V.jsx)(E,{kind:`main`,onClick:a,children:`Import`}),n&&(0,V.jsx)(E,{onClick:()=>m(!0),children:`Change the columns`}),(0,V.jsx)(E,{onClick:o,children:`Cancel`})]})]})}function ye({message:e,chosen:t,onFormat:n,onAgain:r,onClose:i}){return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(T,{tone:`bad`,children:[e,` Nothing was imported.`]}),(0,V.jsxs)(w,{label:`Format`,hint:`Say what the file is, where it isn’t found from its content.`,value:t,onChange:e=>n(e.target.value),children:[(0,V.jsx)(`option`,{value:``,children:`Find it from the content`}),P.map(e=>(0,V.jsx)(`option`,{value:e,children:N(e)},e))]}),(0,V.jsxs)(`div`,{className:`flex flex-wrap gap-2`,children:[(0,V.jsx)(E,{kind:`main`,onClick:r,children:`Try again`}),(0,V.jsx)(E,{onClick:i,children:`Cancel`})]})]})}function be({outcome:e,onClose:t}){return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(T,{tone:`good`,children:e.replayed?`This file was imported before. Nothing was changed.`:`The file is imported.`}),(0,V.jsx)(`p`,{children:(0,V.jsx)(H,{of:e.counts})}),(0,V.jsx)(`ul`,{className:`flex flex-wrap gap-2`,children:e.statements.map(({id:n,accountId:i},a)=>(0,V.jsx)(`li`,{children:(0,V.jsx)(d,{href:u(`/statements`,{statement:n}),state:r,onClick:t,className:ne(a===0?`main`:`plain`),children:e.statements.length===1?`Open the statement`:`Open ${a+1}: ${i??`a statement`}`})},n))})]})}function Z({of:e}){return e==null?(0,V.jsx)(`span`,{className:`text-soft`,children:`Not said`}):e?(0,V.jsx)(t,{text:`Adds up`,tone:`calm`}):(0,V.jsx)(t,{text:`Does not add up`,tone:`bad`})}function Q({fromDate:e,toDate:t,isIntraday:n}){return`${[...new Set([e,t])].filter(e=>e!=null).map(e=>p(e)).join(` – `)||`–`}${n?`, so far`:``}`}var xe=20,Se=O(`
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
`);function Ce({id:e}){let[t]=i(),r=n(`statement`,`entry`,`page`),a=h(t,`entry`,I),o=a.length?a:null,c=s(Se,{id:e,first:xe,after:t.get(`page`),status:o},{live:!0});return(0,V.jsx)(C,{kind:`drawer`,title:`Statement`,onClose:r,children:(0,V.jsx)(y,{asked:c,rows:8,children:({node:e})=>e?.__typename===`BankStatement`?(0,V.jsx)(we,{statement:e,status:o}):(0,V.jsx)(x,{title:`There is no such statement, or none that you may see.`})})})}function we({statement:e,status:t}){let{nodes:n,pageInfo:r}=e.entries;return(0,V.jsxs)(`div`,{className:`space-y-6`,children:[(0,V.jsx)(`p`,{className:`text-lg font-semibold break-all`,children:e.filename}),e.problems.length>0&&(0,V.jsx)(T,{tone:`bad`,children:(0,V.jsx)(`ul`,{className:`space-y-1`,children:e.problems.map(e=>(0,V.jsx)(`li`,{children:e},e))})}),(0,V.jsx)(Te,{statement:e}),(0,V.jsxs)(`section`,{className:`space-y-3`,children:[(0,V.jsxs)(`div`,{className:`flex items-center justify-between gap-2`,children:[(0,V.jsx)(`h3`,{className:`font-medium`,children:`Entries`}),(0,V.jsx)(A,{list:`bank-statements/${e.id}/entries`,given:{status:t}})]}),(0,V.jsx)(Ee,{statement:e}),n.length===0?(0,V.jsx)(x,{title:`No entry is like that.`}):(0,V.jsx)(U,{entries:n}),(0,V.jsx)(j,{page:r,name:`page`,words:[`First`,`Next`],inDrawer:!0})]})]})}function Te({statement:e}){return(0,V.jsxs)(L,{children:[(0,V.jsx)(R,{name:`Format`,children:N(e.format)}),(0,V.jsx)(R,{name:`Account`,children:e.accountId??`–`}),e.reference&&(0,V.jsx)(R,{name:`Reference`,children:e.reference}),typeof e.sequenceNumber==`number`&&(0,V.jsx)(R,{name:`Number`,children:e.sequenceNumber}),(0,V.jsx)(R,{name:`Period`,children:Q(e)}),(0,V.jsx)(R,{name:`Opening`,children:(0,V.jsx)(m,{of:e.openingBalance})}),(0,V.jsx)(R,{name:`Closing`,children:(0,V.jsx)(m,{of:e.closingBalance})}),(0,V.jsx)(R,{name:`Balances`,children:(0,V.jsx)(Z,{of:e.isContinuous})}),(0,V.jsxs)(R,{name:`Imported`,children:[(0,V.jsx)(v,{at:e.importedAt}),` by `,e.importedBy.email]})]})}function Ee({statement:e}){let[t,n]=i(),r=f(),a=h(t,`entry`,I),o=e=>n(t=>g(t,{entry:c(a,e),page:null}),{replace:!0,state:r});return(0,V.jsx)(`div`,{role:`group`,"aria-label":`Status`,className:`flex flex-wrap gap-2`,children:e.counts.map(({status:e,count:t})=>(0,V.jsxs)(b,{on:a.includes(e),onClick:()=>o(e),children:[F(e).text,` `,t.toLocaleString()]},e))})}var De=O(`
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
`),Oe=O(`
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
`);O(`
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
`);var $=[`ORPHAN`,`QUARANTINED`];function ke(){let[e]=i(),t=e.get(`view`)===`attention`,n={first:50,after:e.get(`after`)},r=s(De,n,{live:!0,enabled:!t}),a=s(Oe,{...n,status:$},{live:!0,enabled:t}),o=e.get(`statement`);return(0,V.jsxs)(ee,{title:`Statements`,aside:(0,V.jsx)(te,{asked:t?a:r}),children:[(0,V.jsx)(me,{}),(0,V.jsxs)(`div`,{className:`flex flex-wrap items-center justify-between gap-2`,children:[(0,V.jsx)(Ae,{}),t?(0,V.jsx)(A,{list:`statement-entries`,given:{status:$}}):(0,V.jsx)(A,{list:`bank-statements`})]}),t?(0,V.jsx)(Me,{asked:a}):(0,V.jsx)(je,{asked:r}),o&&(0,V.jsx)(Ce,{id:o},o)]})}function Ae(){let[e]=i(),t=oe(),n=e.get(`view`)===`attention`;return(0,V.jsxs)(`div`,{role:`group`,"aria-label":`View`,className:`flex gap-2`,children:[(0,V.jsx)(b,{on:!n,onClick:()=>t({view:null}),children:`All statements`}),(0,V.jsx)(b,{on:n,onClick:()=>t({view:`attention`}),children:`Needs attention`})]})}function je({asked:e}){let[t]=i();return(0,V.jsx)(S,{children:(0,V.jsx)(y,{asked:e,rows:6,children:({bankStatements:{nodes:e,pageInfo:n}})=>e.length===0?(0,V.jsx)(x,{title:`There are no statements yet.`,children:`Import a file of the bank’s above.`}):(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(M,{caption:`Statements, newest import first`,columns:Ne,rows:e,keyOf:({id:e})=>e,hrefOf:({id:e})=>`/statements?${g(t,{statement:e})}`,current:t.get(`statement`)}),(0,V.jsx)(j,{page:n})]})})})}function Me({asked:e}){return(0,V.jsx)(S,{children:(0,V.jsx)(y,{asked:e,rows:6,children:({statementEntries:{nodes:e,pageInfo:t}})=>e.length===0?(0,V.jsx)(x,{title:`Nothing needs your attention.`,children:`Every entry of every statement has found its payment, or is for none.`}):(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(`div`,{className:`px-5`,children:(0,V.jsx)(U,{entries:e})}),(0,V.jsx)(j,{page:t})]})})})}var Ne=[{name:`File`,cell:e=>(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(`span`,{title:e.filename,className:`block max-w-36 truncate`,children:e.filename}),(0,V.jsx)(`span`,{className:`text-[0.8rem] text-soft`,children:N(e.format)})]})},{name:`Account`,cell:({accountId:e})=>e?(0,V.jsx)(_,{children:e}):`–`},{name:`Period`,cell:Q},{name:`Opening → closing`,right:!0,cell:({openingBalance:e,closingBalance:t})=>(0,V.jsxs)(V.Fragment,{children:[(0,V.jsxs)(`span`,{className:`block`,children:[(0,V.jsx)(m,{of:e}),` →`]}),(0,V.jsx)(m,{of:t})]})},{name:`Balances`,cell:({isContinuous:e})=>(0,V.jsx)(Z,{of:e})},{name:`Entries`,cell:({counts:e})=>(0,V.jsx)(H,{of:e})},{name:`Imported`,cell:({importedAt:e,importedBy:t})=>(0,V.jsxs)(`span`,{className:`text-[0.8rem] text-soft`,children:[(0,V.jsx)(v,{at:e}),` by`,` `,(0,V.jsx)(`span`,{title:t.email,className:`block max-w-36 truncate`,children:t.email})]})}];export{ke as default};