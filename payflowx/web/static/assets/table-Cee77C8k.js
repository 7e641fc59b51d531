import{d as e,h as t}from"./preload-helper-bIfWhQty.js";import{G as n,H as r,k as i,q as a,z as o}from"./show-BbMLmPYq.js";var s=20,c=e(`
  query Merchants($after: String) {
    merchants(first: 100, after: $after) {
      nodes {
        ...MerchantRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);e(`
  fragment MerchantRow on Merchant {
    id
    name
    isActive
    createdAt
  }
`);var l=[`merchants`];function u(){return a({queryKey:l,queryFn:({signal:e})=>d(e),staleTime:6e4})}async function d(e){let t=[],n=null;for(let r=0;r<s;r+=1){let{merchants:r}=await o(c,{after:n},e);if(t.push(...r.nodes),!r.pageInfo.hasNextPage)break;n=r.pageInfo.endCursor}return t.sort((e,t)=>e.name.localeCompare(t.name))}var f=t(),p=`hidden 2xl:table-cell`;function m({caption:e,columns:t,rows:n,keyOf:r,hrefOf:i,current:a}){return(0,f.jsx)(`div`,{className:`overflow-x-auto`,tabIndex:i?void 0:0,role:`group`,"aria-label":e,children:(0,f.jsxs)(`table`,{className:`w-full border-collapse text-left`,children:[(0,f.jsx)(`caption`,{className:`sr-only`,children:e}),(0,f.jsx)(`thead`,{children:(0,f.jsx)(`tr`,{children:t.map(({name:e,right:t,wide:n})=>(0,f.jsx)(`th`,{scope:`col`,className:`px-3 py-2.5 text-[0.8rem] first:pl-4 last:pr-4 font-medium whitespace-nowrap text-soft ${t?`text-right`:``} ${n?p:``}`,children:e},e))})}),(0,f.jsx)(`tbody`,{children:n.map(e=>(0,f.jsx)(h,{columns:t,row:e,href:i?.(e),isCurrent:a===r(e)},r(e)))})]})})}function h({columns:e,row:t,href:a,isCurrent:o}){let[,s]=n();return(0,f.jsx)(`tr`,{className:`border-t border-line ${a?`cursor-pointer hover:bg-page focus-within:bg-page`:``} ${o?`bg-page`:``}`,onClick:e=>{let t=e.target.closest(`a, button`);a&&!t&&!getSelection()?.toString()&&s(a,{state:i})},children:e.map(({name:e,cell:n,right:o,wide:s},c)=>(0,f.jsx)(`td`,{className:`px-3 py-2.5 whitespace-nowrap first:pl-4 last:pr-4 ${o?`text-right`:``} ${s?p:``}`,children:a&&c===0?(0,f.jsx)(r,{href:a,state:i,"data-row":!0,className:`font-medium`,children:n(t)}):n(t)},e))})}export{u as n,m as t};