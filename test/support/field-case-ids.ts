/** Of the servers and streams of public reports, as docs/field-cases.md lists them: `t` transport, `s` stream, `u` and `v` both. */
export const fieldCaseIds: readonly string[] = `
  s01-python-repr s02-object-object s03-nan-json s04-bytes-repr s05-chunks-in-body s08-traceback
  s09-bare-error s09b-bare-error-open s10-utf16le s12b-done-capital s12c-done-quoted s12d-done-zwsp
  s12e-done-data s12g-done-nodata s15-unicode-lines s16-bom-each s17-blank-heartbeat s18-id-json
  s22-no-blank-line s22b-no-blank-line-event s30-undefined s31-html-after s33-pretty-no-prefix s43-prefix-twice
  s44-event-in-data-sse t01-te-and-cl t02-chunk-size-space t06-header-name-space t06b-header-space-before-colon
  t08-header-raw-utf8 t08b-header-ctl t09-te-twice t10-te-identity t13-cl-too-short t14-location-utf8
  t15-gzip-members t16-gzip-but-plain t18-encoding-utf8 t20-426 t21-upgrade-on-200 t23-accept-silent
  t24-accept-rst t27-login-redirect t28-post-301-get t29-redirect-drops-auth t31-401-digest
  t32-429-retry-after t33-406-mcp t34-ndjson t40-fragment t43-localhost-v4only t51-zwsp-url u01-tls11-only
  u03-alert-internal-error u04-alert-handshake-failure u06-self-signed-other-name u12-te-chunked-but-raw
  u13-lf-only-head u14-lf-one-header u18-cl-twice-same u30-vite-host u33-once-502-restart v01-post-llm-replay
  v02-cookie-secure-localhost v04-login-dance v05-padding-2kb v06-django-eventstream v08-firebase
  v11-location-spaces v12-restart-nodemon v15-bare-error-nl v16-plain-text-error v17-event-nonl-unfinished
`
  .trim()
  .split(/\s+/);
