import { enableCopying } from './copying.js'
import { readLogs } from './log-source.js'
import { LogViewer } from './log-viewer.js'

// What runs in the report's page. All modules of this folder become one text, see scripts/page-assets.mjs. The policy
// of the page forbids everything that makes elements out of text (`innerHTML` and the like) or asks the network.

enableCopying()
const texts = document.getElementById('log-texts')
const viewer = document.getElementById('log-viewer')
if (texts && viewer) new LogViewer(viewer, texts, readLogs(texts)).begin()
