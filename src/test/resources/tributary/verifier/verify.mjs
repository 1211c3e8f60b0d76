// A second verifier, written from docs/audit-format.md with nothing but Node's own library: node verify.mjs bundle.zip …
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const MIB = 1 << 20
class Fault extends Error {}
const fail = (where, what) => { throw new Fault(`${where}: ${what}`) }
const need = (right, where, what) => right || fail(where, what)

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
const hex = bytes => sha256(bytes).toString('hex')
const decode = (bytes, where) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch { return fail(where, 'not in UTF-8') }
}
const base64 = (text, where, length) => {
  const bytes = Buffer.from(text, 'base64')
  need(bytes.toString('base64') === text && (length === undefined || bytes.length === length), where, 'not base64, or not so long')
  return bytes
}
const number = (digits, where) => {
  need(/^(0|[1-9][0-9]{0,18})$/.test(digits) && BigInt(digits) < 1n << 63n, where, 'no number below 2^63')
  return BigInt(digits)
}
const linesOf = (text, most, where) => {
  const lines = text.split('\n')
  need(lines.pop() === '' && lines.length <= most, where, `breaks off, or has more than ${most} lines`)
  return lines
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})
const crc32 = bytes => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

// The one form of a zip: what the local headers say decides every byte of the directory and of the end.
function unzip(bytes) {
  need(bytes.length <= 2 ** 31, 'zip', 'larger than 2 GiB')
  const files = new Map()
  const directory = []
  let at = 0
  while (bytes.readUInt32LE(at) === 0x04034b50) {
    const head = bytes.subarray(at, at + 30)
    const size = head.readUInt32LE(22)
    const nameLength = head.readUInt16LE(26)
    need(head.readUInt16LE(4) === 10 && head.readUInt16LE(6) === 0x0800 && head.readUInt16LE(8) === 0
      && head.readUInt32LE(10) === 0x00210000 && head.readUInt32LE(18) === size && head.readUInt16LE(28) === 0, 'zip', 'not stored')
    need(size <= 16 * MIB && nameLength <= 200 && files.size < 65535, 'zip', 'too large')
    const start = at + 30 + nameLength
    need(start + size <= bytes.length, 'zip', 'breaks off')
    const name = decode(bytes.subarray(at + 30, start), 'zip')
    need(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(name), name, 'leads out')
    need(!files.has(name), name, 'twice')
    const content = bytes.subarray(start, start + size)
    need(crc32(content) === head.readUInt32LE(14), name, 'damaged')
    files.set(name, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 10, 0]), head.subarray(4), place, bytes.subarray(at + 30, start))
    at = start + size
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  need(bytes.subarray(at).equals(Buffer.concat([listed, end])), 'zip', 'another directory or end')
  return files
}

function parseKey(text) {
  const [, name, id, key] = /^([^\p{C}\p{Z}+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text) ?? fail('keys', 'no key')
  const typed = base64(key, 'keys', 33)
  need(typed[0] === 1 || typed[0] === 4, 'keys', 'no Ed25519 key')
  need(sha256(Buffer.from(name + '\n'), typed).subarray(0, 4).toString('hex') === id, 'keys', 'wrong id')
  return { name, id, witness: typed[0] === 4, raw: typed.subarray(1) }
}

function parseNote(text, where) {
  const split = text.lastIndexOf('\n\n')
  need(split >= 0 && text.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(text), where, 'no note')
  need(text.length - split <= 65536, where, 'more than 64 KiB of signatures')
  const lines = linesOf(text.slice(split + 2), 64, where).map(line => {
    const found = /^— (.*) ([^ ]*)$/s.exec(line) ?? fail(where, 'no signature line')
    return { name: found[1], encoded: found[2] }
  })
  need(lines.length > 0, where, 'no signatures')
  return { text: text.slice(0, split + 1), lines }
}

function isSigned(note, key, bytes) {
  if (key.witness && (bytes.length !== 76 || bytes[4] > 127)) return false
  const message = key.witness ? `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${note.text}` : note.text
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.raw])
  return verify(null, Buffer.from(message), createPublicKey({ key: der, format: 'der', type: 'spki' }), bytes.subarray(key.witness ? 12 : 4))
}

function signers(note, keys, where) {
  const found = new Set()
  for (const line of note.lines) {
    const bytes = base64(line.encoded, where)
    for (const key of keys) {
      if (line.name !== key.name || bytes.subarray(0, 4).toString('hex') !== key.id) continue
      need(isSigned(note, key, bytes), where, `wrong signature of ${key.name}`)
      found.add(key)
    }
  }
  return [...found]
}

function root(leaf, index, size, path) {
  if (index >= size) return null
  let fn = index, sn = size - 1n, r = leaf
  for (const p of path) {
    if (sn === 0n) return null
    if (fn % 2n === 1n || fn === sn) {
      r = sha256(Buffer.from([1]), p, r)
      while (fn % 2n === 0n && fn !== 0n) { fn /= 2n; sn /= 2n }
    } else r = sha256(Buffer.from([1]), r, p)
    fn /= 2n; sn /= 2n
  }
  return sn === 0n ? r : null
}

function grew(first, second, path) {
  if (first.size > second.size) return false
  if (first.size === 0n) return path.length === 0 && first.root.equals(sha256())
  if (first.size === second.size) return path.length === 0 && first.root.equals(second.root)
  let fn = first.size - 1n, sn = second.size - 1n
  while (fn % 2n === 1n) { fn /= 2n; sn /= 2n }
  const rest = [...path]
  let fr = (first.size & (first.size - 1n)) === 0n ? first.root : rest.shift()
  let sr = fr
  if (path.length === 0) return false
  for (const c of rest) {
    if (sn === 0n) return false
    if (fn % 2n === 1n || fn === sn) {
      fr = sha256(Buffer.from([1]), c, fr)
      sr = sha256(Buffer.from([1]), c, sr)
      while (fn % 2n === 0n && fn !== 0n) { fn /= 2n; sn /= 2n }
    } else sr = sha256(Buffer.from([1]), sr, c)
    fn /= 2n; sn /= 2n
  }
  return sn === 0n && fr.equals(first.root) && sr.equals(second.root)
}

// JSON without spaces, each name once, not too deep: objects become maps, arrays lists, everything else its text. A value that an entry commits to
// is written in one way only: names in order, short escapes, no exponents.
function json(text, where, canonical) {
  const tokens = text.match(/"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\]:,]/gsu) ?? []
  need(tokens.join('') === text, where, 'no JSON, or with spaces')
  let at = 0
  const take = wanted => need(tokens[at++] === wanted, where, 'no JSON')
  const scalar = () => {
    const token = tokens[at++]
    need(token !== undefined && !/^[{}[\]:,]/.test(token), where, 'no JSON')
    need(!canonical || !/^"/.test(token) || /^"(?:[^\\]|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f]))*"$/su.test(token), where, 'an escape')
    need(!canonical || !/^-?\d.*[eE]/.test(token), where, 'an exponent')
    try {
      const value = JSON.parse(token)
      return typeof value === 'string' ? value : token
    } catch { return fail(where, 'no JSON') }
  }
  const list = (end, item) => {
    at++
    if (tokens[at] === end) { at++; return }
    do item(); while (tokens[at] === ',' && ++at)
    take(end)
  }
  const value = depth => {
    need(depth <= 64, where, 'too deep')
    if (tokens[at] === '[') {
      const items = []
      list(']', () => items.push(value(depth + 1)))
      return items
    }
    if (tokens[at] !== '{') return scalar()
    const object = new Map()
    let last
    list('}', () => {
      need(tokens[at]?.startsWith('"'), where, 'no name')
      const name = scalar()
      need(!object.has(name) && !(canonical && last !== undefined && name < last), where, 'names')
      last = name
      take(':')
      object.set(name, value(depth + 1))
    })
    return object
  }
  const found = value(0)
  need(at === tokens.length, where, 'more than JSON')
  return found
}
const member = (object, name) => object instanceof Map ? object.get(name) : undefined

const KINDS = { models: ['model', 'bpmn'], tables: ['table', 'dmn'], filed: ['facts', 'json'] }
const MODELS = ['process-started', 'process-migrated']
const TABLES = ['rule-fired', 'rule-none']

// What an entry names by its hash, of the files that a bundle may hold.
function namedBy(entry) {
  const detail = member(entry, 'detail')
  const filed = member(detail, 'filed')
  if (filed instanceof Map) return `filed/${filed.get('facts')}.json`
  if (MODELS.includes(entry.get('type'))) return `models/${member(detail, 'model')}.bpmn`
  return TABLES.includes(entry.get('type')) ? `tables/${member(detail, 'version')}.dmn` : undefined
}

class Bundle {
  constructor(bytes) { this.files = unzip(bytes) }

  text(name) { return this.files.has(name) ? decode(this.files.get(name), name) : fail(name, 'missing') }
  lines(name, most = 1000) { return linesOf(this.text(name), most, name) }
  hashes(lines, where) { return lines.map(line => base64(line, where, 32)) }

  check() {
    const manifest = this.checkManifest()
    this.tenants = this.checkNames()
    this.keys = this.lines('keys').map(parseKey)
    const makers = this.reader === 'enterprise' ? this.tenants : [this.reader]
    need(signers(manifest, this.keys, 'MANIFEST').some(key => !key.witness && makers.includes(key.name.split('/').at(-1))), 'MANIFEST', 'not signed')
    this.checkReferences()
    const stated = this.files.has('complete') ? this.readStated() : null
    this.named = new Set()
    const logs = this.tenants.map(tenant => this.checkLog(tenant, stated))
    for (const name of this.files.keys()) need(!KINDS[name.split('/')[0]] || this.named.has(name), name, 'no entry names it')
    const entries = logs.reduce((sum, log) => sum + log.entries, 0)
    return [`GOOD proposal ${this.proposal}, ${entries} entries`, ...logs.flatMap(log => log.cosigned)].join('\n')
  }

  checkManifest() {
    const note = parseNote(this.text('MANIFEST'), 'MANIFEST')
    const [format, proposal, made, reader, ...listed] = linesOf(note.text, 70000, 'MANIFEST')
    need(/^tributary-audit-bundle\/[12]$/.test(format), 'MANIFEST', 'format')
    this.further = format.endsWith('2') ? '(?:-(?:[2-9]|[1-5][0-9]|6[0-4]))?' : ''
    this.proposal = /^proposal ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(proposal)?.[1] ?? fail('MANIFEST', 'proposal')
    const instant = /^made (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z$/.exec(made)?.[1] ?? fail('MANIFEST', 'made')
    const time = new Date(`${instant}.000Z`)
    need(!isNaN(time) && time.toISOString() === `${instant}.000Z`, 'MANIFEST', 'made at no instant')
    this.reader = /^reader ([a-z]{2,10})$/.exec(reader)?.[1] ?? fail('MANIFEST', 'reader')
    const names = new Set()
    for (const line of listed) {
      const [hash, size, name, more] = line.split(' ')
      need(name !== undefined && more === undefined && !names.has(name), 'MANIFEST', 'not hash, size and name, or twice')
      const content = this.files.get(name) ?? fail(name, 'missing')
      need(hex(content) === hash && String(content.length) === size, name, 'not the listed file')
      names.add(name)
    }
    for (const name of this.files.keys()) need(name === 'MANIFEST' || names.has(name), name, 'not listed')
    return note
  }

  checkNames() {
    const tenants = new Set()
    for (const name of this.files.keys()) {
      if (/^(MANIFEST|keys|complete|references|(models|tables|filed)\/.*)$/.test(name)) continue
      const [, tenant, entry] = new RegExp(
        `^logs/([a-z]{2,10})/(?:checkpoint|(?:cosigned-checkpoint|consistency)${this.further}|(entries/(?:0|[1-9][0-9]*))\\.(?:json|removed|tlog-proof|values))$`)
        .exec(name) ?? fail(name, 'no such file')
      tenants.add(tenant)
      if (!entry) continue
      const [leaf, removed, values] = ['json', 'removed', 'values'].map(ending => this.files.has(`logs/${tenant}/${entry}.${ending}`))
      need(leaf ? !removed : removed && !values, name, 'of no entry, or of two')
    }
    need(tenants.size > 0 && tenants.size <= 100, 'logs', 'none, or more than 100')
    return [...tenants].sort()
  }

  checkReferences() {
    const named = new Set(this.lines('references', 100000).map(line => line.split(' ')).filter(words => words.length > 2).map(words => `${words[0]} ${words[1]}`))
    for (const name of this.files.keys()) {
      const kind = KINDS[name.split('/')[0]]
      if (!kind) continue
      const hash = hex(this.files.get(name))
      need(name === `${name.split('/')[0]}/${hash}.${kind[1]}` && named.has(`${kind[0]} ${hash}`), name, 'not what the references name')
    }
  }

  readStated() {
    const stated = new Map()
    for (const line of this.lines('complete', 100)) {
      const space = line.indexOf(' ')
      need(space >= 0 && !stated.has(line.slice(0, space)), 'complete', 'no statement, or twice')
      stated.set(line.slice(0, space), line.slice(space + 1))
    }
    need(stated.size === this.tenants.length && this.tenants.every(tenant => stated.has(tenant)), 'complete', 'of other logs')
    return stated
  }

  readHead(name) {
    const text = this.text(name)
    need(this.files.get(name).length <= 65536, name, 'larger than 64 KiB')
    const note = parseNote(text, name)
    const [origin, size, hash, ...more] = linesOf(note.text, 3, name)
    need(origin && hash !== undefined && more.length === 0, name, 'no checkpoint')
    const signed = signers(note, this.keys, name)
    need(signed.some(key => key.name === origin && !key.witness), name, 'not signed by its log')
    return {
      text, origin, size: number(size, name), root: base64(hash, name, 32), witnesses: signed.filter(key => key.witness).map(key => key.name),
    }
  }

  checkLog(tenant, stated) {
    const folder = `logs/${tenant}/`
    const head = this.readHead(`${folder}checkpoint`)
    need(head.origin.endsWith(`/${tenant}`), `${folder}checkpoint`, 'of another log')
    const heads = [head, ...['', ...Array.from({ length: 63 }, (_, more) => `-${more + 2}`)].flatMap(number => this.readCosigned(folder, head, number))]
    const indexes = [...this.files.keys()]
      .filter(name => name.startsWith(`${folder}entries/`) && /\.(json|removed)$/.test(name))
      .map(name => number(name.slice(`${folder}entries/`.length, name.lastIndexOf('.')), name))
      .sort((a, b) => a < b ? -1 : 1)
    const taken = new Map(), told = new Map()
    for (const index of indexes) this.checkEntry(tenant, `${folder}entries/${index}`, index, head, taken, told)
    for (const [removal, leaves] of taken) {
      need(told.get(removal) === `${leaves.length} ${sha256(...leaves).toString('hex')}`, removal, 'removed, and nothing tells of it')
    }
    if (stated) for (const removal of told.keys()) need(taken.has(removal), removal, 'told of, and nothing of it is here')
    need(!stated || stated.get(tenant) === `${head.size} ${indexes.length}`, 'complete', 'not what is here')
    const cosigned = new Map()
    for (const { size, witnesses } of heads) {
      for (const witness of witnesses) if (!witness.endsWith(`/${tenant}`) && !(cosigned.get(witness) > size)) cosigned.set(witness, size)
    }
    return {
      entries: indexes.length,
      cosigned: [...cosigned].map(([witness, size]) =>
        `  ${tenant}: cosigned by ${witness} up to size ${size}, ${indexes.filter(index => index >= size).length} entries beyond`),
    }
  }

  readCosigned(folder, head, number) {
    const name = `${folder}cosigned-checkpoint${number}`
    const proof = `${folder}consistency${number}`
    if (!this.files.has(name)) return need(!this.files.has(proof), name, 'a proof from nowhere') && []
    const earlier = this.readHead(name)
    const path = this.hashes(this.lines(proof), name)
    need(earlier.origin === head.origin && grew(earlier, head, path), name, 'rewritten')
    return [earlier]
  }

  checkEntry(tenant, path, index, head, taken, told) {
    const isRemoved = this.files.has(`${path}.removed`)
    const name = isRemoved ? `${path}.removed` : `${path}.json`
    if (isRemoved) {
      const [line = ''] = this.lines(name, 1)
      const [removal, hash, more] = line.split(' ')
      need(hash !== undefined && more === undefined, name, 'not a removal and a hash')
      const leaf = base64(hash, name, 32)
      this.checkProof(path, name, leaf, index, head)
      taken.set(removal, [...taken.get(removal) ?? [], leaf])
      return
    }
    const leaf = this.files.get(name)
    need(leaf.length <= MIB, name, 'larger than 1 MiB')
    const entry = json(this.text(name), name, false)
    need(member(entry, 'format') === 'tributary-audit-entry/1' && entry.get('tenant') === tenant && entry.get('proposal') === this.proposal, name, 'stray')
    this.checkProof(path, name, sha256(Buffer.from([0]), leaf), index, head)
    const detail = entry.get('detail')
    if (entry.get('type') === 'records-removed' && member(detail, 'records') === 'log') {
      const [removal, entries, leaves] = ['removal', 'entries', 'leaves'].map(about => detail.get(about))
      need([removal, entries, leaves].every(one => typeof one === 'string') && !told.has(removal), name, 'told of twice, or not what')
      told.set(removal, `${entries} ${leaves}`)
    }
    this.named.add(namedBy(entry))
    if (this.files.has(`${path}.values`)) this.checkValues(`${path}.values`, entry.get('commitments'))
  }

  checkProof(path, name, leaf, index, head) {
    const proof = this.text(`${path}.tlog-proof`)
    need(proof.endsWith(head.text), name, 'proof of something else')
    const [kind, indexLine, ...hashes] = linesOf(proof.slice(0, proof.length - head.text.length), 1000, name)
    need(kind === 'c2sp.org/tlog-proof@v1' && indexLine === `index ${index}` && hashes.pop() === '', name, 'no proof')
    need(root(leaf, index, head.size, this.hashes(hashes, name))?.equals(head.root), name, 'not in the log')
  }

  checkValues(name, commitments) {
    const seen = new Set()
    for (const line of this.lines(name)) {
      const [, pointer, salt, value] = /^([^ ]*) ([^ ]*) (.*)$/s.exec(line) ?? fail(name, 'malformed')
      need(!seen.has(pointer), name, `${pointer} twice`)
      const bytes = Buffer.from(value)
      need(bytes.length <= MIB, name, `the value of ${pointer} is larger than 1 MiB`)
      need(member(commitments, pointer) === sha256(base64(salt, name, 16), bytes).toString('base64'), name, `another value of ${pointer}`)
      json(value, name, true)
      seen.add(pointer)
    }
  }
}

let faults = 0
for (const file of process.argv.slice(2)) {
  try {
    console.log(new Bundle(readFileSync(file)).check())
  } catch (fault) {
    faults++
    const told = fault instanceof Fault ? fault.message : `unforeseen: ${fault}`
    console.log(`FAULT ${told.replace(/\p{C}/gu, character => `\\u${character.codePointAt(0).toString(16).padStart(4, '0')}`)}`)
  }
}
process.exit(faults ? 1 : 0)
