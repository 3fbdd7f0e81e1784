const base='http://localhost:4711'
const who={email:'olwen.dursley@example.org',name:'Olwen Dursley'}
const login=async(who)=>{const r=await fetch(base+'/sign-in/demonstration',{method:'POST',redirect:'manual',headers:{origin:base},body:new URLSearchParams(who)});return r.headers.getSetCookie().map(c=>c.split(';')[0]).join('; ')}
const cookie=await login(who)
const text=(h)=>h.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<svg[\s\S]*?<\/svg>/g,'').replace(/<[^>]+>/g,' ').replace(/\s+/g,' ')
for(const u of process.argv.slice(2)){const r=await fetch(base+u,{headers:{cookie}});const h=await r.text();console.log('\n##',u,r.status,'\n',text(h).slice(0,3500))}
