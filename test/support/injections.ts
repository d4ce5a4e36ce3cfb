/**
 * Two hundred texts that somebody would put into a stream, an answer, a link or a file to be more than text: each runs
 * `ran++`, asks for something at the canary, or changes what is seen, in a place that is careless.
 */

/** Script elements, and what ends the text that they stand in. */
const scriptElements = (canary: string): readonly string[] => [
  '<script>ran++</script>',
  '<script>alert(1)</script>',
  `<script src="${canary}/1.js"></script>`,
  `<script type=module>import "${canary}/2.js"</script>`,
  '"><script>ran++</script>',
  `'><script>ran++</script>`,
  '</title><script>ran++</script>',
  '</textarea><script>ran++</script>',
  '</style><script>ran++</script>',
  '--><script>ran++</script>',
  ']]><script>ran++</script>',
  '<scr<script>ipt>ran++</scr</script>ipt>',
  '<SCRIPT/x>ran++</SCRIPT>',
  '<script\u00a0>ran++</script >',
];

/** Elements with a handler of an event. */
const handlers = (canary: string): readonly string[] => [
  '<img src=x onerror=ran++>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="ran++">',
  '"><img src=x onerror=ran++>',
  `'><img src=x onerror=ran++>`,
  `<img src=${canary}/3.png>`,
  `<img srcset="${canary}/4.png 2x">`,
  `<picture><source srcset=${canary}/5.png><img></picture>`,
  '<img/src=x/onerror=ran++>',
  '<img src=x onerror\n=\nran++>',
  '<<img src=x onerror=ran++>',
  '<image src=x onerror=ran++>',
  '<body onload=ran++>',
  '<input autofocus onfocus=ran++>',
  '<input onblur=ran++ autofocus><input autofocus>',
  '<select autofocus onfocus=ran++>',
  '<textarea autofocus onfocus=ran++>',
  '<keygen autofocus onfocus=ran++>',
  '<div onmouseover=ran++ style=position:fixed;inset:0>x</div>',
  '<div onpointerenter=ran++>x</div>',
  '<details open ontoggle=ran++>',
  '<marquee onstart=ran++>x</marquee>',
];

/** Elements that load something, lead somewhere or send a form. */
const loaders = (canary: string): readonly string[] => [
  `<video src=${canary}/6.mp4 onerror=ran++ autoplay></video>`,
  '<video><source onerror=ran++></video>',
  `<audio src=${canary}/7.mp3 onerror=ran++ autoplay></audio>`,
  `<object data="${canary}/8.html"></object>`,
  '<object data="javascript:ran++"></object>',
  `<embed src="${canary}/9.swf">`,
  '<embed src="javascript:ran++">',
  `<iframe src="${canary}/10.html"></iframe>`,
  '<iframe src="javascript:ran++"></iframe>',
  '<iframe srcdoc="<script>parent.ran++</script>"></iframe>',
  `<frameset><frame src="${canary}/11.html"></frameset>`,
  `<base href="${canary}/">`,
  `<meta http-equiv=refresh content="0;url=${canary}/12">`,
  '<meta http-equiv=refresh content="0;url=javascript:ran++">',
  `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
  `<link rel=stylesheet href="${canary}/13.css">`,
  `<link rel=preload as=image href="${canary}/14.png">`,
  `<link rel=prefetch href="${canary}/15">`,
  `<link rel=preconnect href="${canary}">`,
  `<link rel=icon href="${canary}/16.ico">`,
  `<form action="${canary}/17"><input type=submit autofocus></form>`,
  '<form><button formaction="javascript:ran++" autofocus>x</button></form>',
  '<isindex type=image src=1 onerror=ran++>',
  `<table background="${canary}/18.png">`,
];

/** Elements that mean something to the page, to its components or to the parser. */
const others = (canary: string): readonly string[] => [
  '<template shadowrootmode=open><script>ran++</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=ran++>">',
  '<a href="javascript:ran++" autofocus>x</a>',
  `<a href="${canary}/19" ping="${canary}/20">x</a>`,
  '<a id=ran><a id=ran name=fakeHost>',
  '<form id=acquireVsCodeApi><input name=postMessage>',
  '<dialog open onclose=ran++>x</dialog>',
  '<div popover id=p onbeforetoggle=ran++><button popovertarget=p autofocus>x',
  '<slot name=x onslotchange=ran++></slot>',
  '<sse-app></sse-app>',
  '<vscode-button onclick=ran++ autofocus>x</vscode-button>',
  '<plaintext>',
  '<!--',
  '<![CDATA[<script>ran++</script>]]>',
];

/** Of tags: as HTML, XML or SVG they would do something. */
const markup = (canary: string): readonly string[] => [
  ...scriptElements(canary),
  ...handlers(canary),
  ...loaders(canary),
  ...others(canary),
];

/** SVG, MathML and XML. */
const vectors = (canary: string): readonly string[] => [
  '<svg onload=ran++>',
  '<svg xmlns="http://www.w3.org/2000/svg"><script>ran++</script></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="ran++"></svg>',
  `<svg xmlns="http://www.w3.org/2000/svg"><image href="${canary}/30.png"/></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg"><use href="${canary}/31.svg#x"/></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg"><script href="${canary}/32.js"/></svg>`,
  '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:ran++"/></foreignObject></svg>',
  `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="${canary}/33.png"/></foreignObject></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg"><style>@import "${canary}/34.css";</style></svg>`,
  '<svg xmlns="http://www.w3.org/2000/svg"><animate onbegin="ran++" attributeName="x" dur="1s"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:ran++"><text y="9">x</text></a></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="onmouseover" to="ran++"/></svg>',
  `<?xml-stylesheet href="${canary}/35.xsl"?><svg xmlns="http://www.w3.org/2000/svg"/>`,
  '<math><mtext><table><mglyph><style><img src=x onerror=ran++></style></mglyph></table></mtext></math>',
  '<math href="javascript:ran++">x</math>',
  '<math><annotation-xml encoding="text/html"><script>ran++</script></annotation-xml></math>',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  `<?xml version="1.0"?><!DOCTYPE a SYSTEM "${canary}/36.dtd"><a/>`,
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x SYSTEM "${canary}/37.dtd"> %x;]><a/>`,
  '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><a>&d;</a>',
  '<a xmlns="http://www.w3.org/1999/xhtml"><script>ran++</script></a>',
  `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${canary}/38.xml"/>`,
  '&lt;script&gt;ran++&lt;/script&gt;',
  '&#60;img src=x onerror=ran++&#62;',
];

/** URLs that would run, load or open something. */
const urls = (canary: string): readonly string[] => [
  'javascript:ran++',
  'JaVaScRiPt:ran++',
  'java\tscript:ran++',
  '\u0001javascript:ran++',
  'javascript://%0aran++',
  'vbscript:ran++',
  'data:text/html,<script>ran++</script>',
  'data:text/html;base64,PHNjcmlwdD5yYW4rKzwvc2NyaXB0Pg==',
  'data:text/javascript,ran++',
  'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQ+cmFuKys8L3NjcmlwdD48L3N2Zz4=',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="ran++"/>',
  'data:image/png;base64,iVBORw0KGgo=',
  `blob:${canary}/40`,
  `${canary}/41`,
  `//${canary.replace('http://', '')}/42`,
  'file:///etc/passwd',
  'vscode://sse-monitor.sse-monitor/connect?url=http://127.0.0.1:9/',
  'vscode-resource:/etc/passwd',
  'view-source:about:blank',
  'ftp://127.0.0.1/x',
  'command:workbench.action.terminal.new',
  'command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%5Cu000d%22%7D',
  'smb://127.0.0.1/x',
  String.raw`\\127.0.0.1\share\x`,
];

/** Markdown, and what VS Code reads in its own texts. */
const markdown = (canary: string): readonly string[] => [
  '[x](command:workbench.action.terminal.new)',
  '[x](command:workbench.action.closeWindow "title")',
  '[x](javascript:ran++)',
  `[x](${canary}/50)`,
  '[x](file:///etc/passwd)',
  'Read [this](command:sseMonitor.showLog) and [that](command:sseMonitor.connect)',
  `![x](${canary}/51.png)`,
  '![x](x" onerror="ran++)',
  `![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9InJhbisrIi8+)`,
  `<${canary}/52>`,
  '<command:workbench.action.terminal.new>',
  `[x]: ${canary}/53\n[x]`,
  '**x** <img src=x onerror=ran++>',
  '# <script>ran++</script>',
  '`<img src=x onerror=ran++>`',
  '```html\n<script>ran++</script>\n```',
  '> <svg onload=ran++>',
  '- [ ] <input autofocus onfocus=ran++>',
  `| a |\n|---|\n| ![x](${canary}/54.png) |`,
  '$(zap)',
  '$(loading~spin) $(error) Error',
  '\\$(zap)',
  '$(zap) [x](command:workbench.action.terminal.new)',
  '<span class="codicon codicon-zap">x</span>',
];

/** Templates of scripts and of libraries, style sheets, JSON in a page. */
const templates = (canary: string): readonly string[] => [
  '${ran++}',
  '`${ran++}`',
  '{{ran++}}',
  '{{constructor.constructor("ran++")()}}',
  '<%= ran++ %>',
  '#{ran++}',
  '{{secret:TOKEN}}',
  '{{$env HOME}}',
  '<!--lit-part-->',
  '<!--?lit$0$-->',
  '<!--/lit-part-->x<!--lit-part x-->',
  'lit$123456789$',
  '{"_$litType$":1,"strings":["<img src=x onerror=ran++>"],"values":[]}',
  '{"r":1,"_$litStatic$":"<script>ran++</script>"}',
  '</script><script>ran++</script>',
  '{"a":"</script><script>ran++</script>"}',
  '{"a":"\\u003cscript\\u003eran++\\u003c/script\\u003e"}',
  '"+ran+++"',
  "';ran++;'",
  '");ran++;//',
  'x\u2028ran++',
  '})();ran++;(()=>{',
  '__proto__',
  'constructor',
  '{"__proto__":{"ran":1},"constructor":{"prototype":{"ran":1}}}',
  'toString',
  'hasOwnProperty',
  '*/ran++/*',
  `x{}*{background:url(${canary}/60.png)}`,
  `;background-image:url(${canary}/61.png)`,
  `@import url(${canary}/62.css);`,
  `@font-face{font-family:x;src:url(${canary}/63.woff)}`,
  'width:expression(ran++)',
  '-moz-binding:url(x)',
  `" style="background:url(${canary}/64.png)`,
];

/** What is not seen, turns around what is beside it, or means something to a terminal, a file system, a spreadsheet. */
const invisible: readonly string[] = [
  '\u001b[2J\u001b[H',
  '\u001b]0;title\u0007',
  '\u001b]8;;command:x\u001b\\x\u001b]8;;\u001b\\',
  '\u009b31mred',
  '\u202egnp.exe\u202c',
  'a\u2066b\u2069c\u2067d',
  'z\u200be\u200cr\u200do\u2060w\ufeffidth',
  'Z\u0310\u0311\u0312\u0313\u0314'.repeat(20),
  '\ud800',
  '\udc00\ud800',
  'x\u0000y',
  '\u0007\u0008\u007f',
  '=HYPERLINK("http://127.0.0.1:9/","x")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '<img src=x onerror=ran++>'.repeat(400),
  '-2+3',
  '\t=1+1',
  'CON',
];

/**
 * @param canary - the origin of a server that nobody is to ask for anything
 * @returns all of them, each once
 */
export function injections(canary = 'http://127.0.0.1:9'): readonly string[] {
  return [
    ...markup(canary),
    ...vectors(canary),
    ...urls(canary),
    ...markdown(canary),
    ...templates(canary),
    ...invisible,
  ];
}
