// A second verifier, written from docs/audit-format.md with nothing but Node's own library: node verify.mjs bundle.zip
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
const fail = (where, what) => { console.log(`FAULT ${where}: ${what}`); process.exit(1) }

function unzip(bytes) {
  const files = new Map()
  let at = 0
  while (bytes.readUInt32LE(at) === 0x04034b50) {
    const size = bytes.readUInt32LE(at + 22)
    const nameLength = bytes.readUInt16LE(at + 26)
    if (bytes.readUInt16LE(at + 8) !== 0 || bytes.readUInt16LE(at + 28) !== 0) fail('zip', 'not stored')
    const name = bytes.subarray(at + 30, at + 30 + nameLength).toString('utf8')
    const start = at + 30 + nameLength
    if (files.has(name) || start + size > bytes.length) fail(name, 'twice, or breaks off')
    files.set(name, bytes.subarray(start, start + size))
    at = start + size
  }
  return files
}

function parseKey(text) {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? fail('keys', 'no key')
  const typed = Buffer.from(key, 'base64')
  if (sha256(Buffer.from(name + '\n'), typed).subarray(0, 4).toString('hex') !== id) fail('keys', 'wrong id')
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), typed.subarray(1)])
  return { name, id, witness: typed[0] === 4, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}

function parseNote(text, where) {
  const split = text.lastIndexOf('\n\n')
  if (split < 0) fail(where, 'no note')
  const lines = text.slice(split + 2).split('\n').slice(0, -1).map(line => {
    const found = /^— (\S+) (\S+)$/.exec(line)
    if (!found) fail(where, 'no signature line')
    return { name: found[1], bytes: Buffer.from(found[2], 'base64') }
  })
  return { text: text.slice(0, split + 1), lines }
}

function signers(note, keys, where) {
  return keys.filter(key => note.lines.some(line => {
    if (line.name !== key.name || line.bytes.subarray(0, 4).toString('hex') !== key.id) return false
    const message = key.witness ? `cosignature/v1\ntime ${line.bytes.readBigUInt64BE(4)}\n${note.text}` : note.text
    const right = verify(null, Buffer.from(message), key.key, line.bytes.subarray(key.witness ? 12 : 4))
    return right || fail(where, `wrong signature of ${key.name}`)
  }))
}

function root(leaf, index, size, path) {
  let fn = BigInt(index), sn = BigInt(size) - 1n, r = leaf
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

function grew(first, firstRoot, second, secondRoot, path) {
  let fn = BigInt(first) - 1n, sn = BigInt(second) - 1n
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot)
  if (first === '0') return path.length === 0 && firstRoot.equals(sha256())
  while (fn % 2n === 1n) { fn /= 2n; sn /= 2n }
  const rest = [...path]
  let fr = (BigInt(first) & (BigInt(first) - 1n)) === 0n ? firstRoot : rest.shift()
  let sr = fr
  for (const c of rest) {
    if (sn === 0n) return false
    if (fn % 2n === 1n || fn === sn) {
      fr = sha256(Buffer.from([1]), c, fr)
      sr = sha256(Buffer.from([1]), c, sr)
      while (fn % 2n === 0n && fn !== 0n) { fn /= 2n; sn /= 2n }
    } else sr = sha256(Buffer.from([1]), sr, c)
    fn /= 2n; sn /= 2n
  }
  return sn === 0n && fr.equals(firstRoot) && sr.equals(secondRoot)
}

// JSON with each name once; a value that an entry commits to is written in one way only: names in order, short escapes, no exponents.
function json(text, where, canonical) {
  const tokens = text.match(/"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\]:,]/gsu) ?? []
  if (tokens.join('') !== text) fail(where, 'no JSON, or with spaces')
  let at = 0
  const take = wanted => tokens[at++] === wanted || fail(where, 'no JSON')
  const scalar = token => {
    if (canonical && /^"/.test(token) && !/^"(?:[^\\]|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f]))*"$/u.test(token)) fail(where, 'an escape')
    if (canonical && /^-?\d.*[eE]/.test(token)) fail(where, 'an exponent')
    try { return JSON.parse(token) } catch { return fail(where, 'no JSON') }
  }
  const list = (end, item) => {
    at++
    if (tokens[at] === end) { at++; return }
    do item(); while (tokens[at] === ',' && ++at)
    take(end)
  }
  const value = () => {
    if (tokens[at] === '[') return list(']', value)
    if (tokens[at] !== '{') return scalar(tokens[at++] ?? fail(where, 'no JSON'))
    const names = []
    list('}', () => {
      const name = scalar(tokens[at++] ?? '')
      if (typeof name !== 'string' || names.includes(name) || (canonical && names.length && name < names.at(-1))) fail(where, 'names')
      names.push(name)
      take(':')
      value()
    })
  }
  value()
  if (at !== tokens.length) fail(where, 'more than JSON')
  return JSON.parse(text)
}

const files = unzip(readFileSync(process.argv[2]))
const text = name => files.has(name) ? files.get(name).toString('utf8') : fail(name, 'missing')
const manifest = parseNote(text('MANIFEST'), 'MANIFEST')
const [format, proposalLine, , readerLine, ...listed] = manifest.text.split('\n').slice(0, -1)
if (format !== 'tributary-audit-bundle/1') fail('MANIFEST', 'format')
const proposal = proposalLine.slice('proposal '.length)
const names = new Set(['MANIFEST'])
for (const line of listed) {
  const [hash, size, name] = line.split(' ')
  const content = files.get(name) ?? fail(name, 'missing')
  if (sha256(content).toString('hex') !== hash || String(content.length) !== size) fail(name, 'not the listed file')
  names.add(name)
}
for (const name of files.keys()) if (!names.has(name)) fail(name, 'not listed')
const keys = text('keys').split('\n').slice(0, -1).map(parseKey)
const reader = readerLine.slice('reader '.length)
const makers = reader === 'enterprise' ? [...files.keys()].map(name => /^logs\/([^/]+)\//.exec(name)?.[1]) : [reader]
if (!signers(manifest, keys, 'MANIFEST').some(key => !key.witness && makers.includes(key.name.split('/').at(-1)))) fail('MANIFEST', 'not signed')

const named = new Set(text('references').split('\n').map(line => line.split(' ').slice(0, 2).join(' ')))
const kinds = { models: ['model', 'bpmn'], tables: ['table', 'dmn'], filed: ['facts', 'json'] }
for (const name of files.keys()) {
  const [folder, file] = name.split('/')
  if (!kinds[folder]) continue
  const hash = sha256(files.get(name)).toString('hex')
  if (file !== `${hash}.${kinds[folder][1]}` || !named.has(`${kinds[folder][0]} ${hash}`)) fail(name, 'not what the references name')
}

const readHead = name => {
  const note = parseNote(text(name), name)
  const [origin, size, hash] = note.text.split('\n')
  const signed = signers(note, keys, name)
  if (!signed.some(key => key.name === origin && !key.witness)) fail(name, 'not signed by its log')
  return { origin, size, root: Buffer.from(hash, 'base64'), witnesses: signed.filter(key => key.witness).map(key => key.name) }
}
const hashes = lines => lines.map(line => Buffer.from(line, 'base64'))
let entries = 0
const filed = new Set()
const counts = new Map(), indexes = new Map(), removals = new Map(), declared = new Map()
const indexOf = name => BigInt(/(\d+)\.[a-z]+$/.exec(name)?.[1] ?? 0)
for (const name of [...files.keys()].sort((a, b) => indexOf(a) < indexOf(b) ? -1 : 1)) {
  const found = /^logs\/([^/]+)\/entries\/(\d+)\.(json|removed)$/.exec(name)
  if (!found) continue
  const [, tenant, index, kindOfFile] = found
  const head = readHead(`logs/${tenant}/checkpoint`)
  const removed = kindOfFile === 'removed' && text(name).trimEnd().split(' ')
  const leaf = removed ? Buffer.from(removed[1], 'base64') : sha256(Buffer.from([0]), files.get(name))
  const entry = removed ? null : json(text(name), name, false)
  if (removed) {
    const key = `${tenant} ${removed[0]}`
    removals.set(key, [...removals.get(key) ?? [], leaf])
  } else if (entry.tenant !== tenant || entry.proposal !== proposal || entry.format !== 'tributary-audit-entry/1') fail(name, 'stray')
  if (entry?.detail?.filed) filed.add(`filed/${entry.detail.filed.facts}.json`)
  if (entry?.type === 'records-removed' && entry.detail.records === 'log') {
    const key = `${tenant} ${entry.detail.removal}`
    if (declared.has(key)) fail(name, 'told of twice')
    declared.set(key, `${entry.detail.entries} ${entry.detail.leaves}`)
  }
  const proof = text(name.replace(/\.[a-z]+$/, '.tlog-proof'))
  const [kind, indexLine, ...path] = proof.slice(0, proof.indexOf('\n\n')).split('\n')
  if (kind !== 'c2sp.org/tlog-proof@v1' || indexLine !== `index ${index}`
    || proof.slice(proof.indexOf('\n\n') + 2) !== text(`logs/${tenant}/checkpoint`)) fail(name, 'proof of something else')
  const reached = root(leaf, index, head.size, hashes(path))
  if (!reached?.equals(head.root)) fail(name, 'not in the log')
  const values = name.replace(/\.[a-z]+$/, '.values')
  if (files.has(values)) {
    const seen = new Set()
    for (const line of text(values).split('\n').slice(0, -1)) {
      const [, pointer, salt, value] = /^(\S+) (\S+) (.*)$/s.exec(line) ?? fail(values, 'malformed')
      const committed = sha256(Buffer.from(salt, 'base64'), Buffer.from(value)).toString('base64')
      if (entry.commitments[pointer] !== committed) fail(values, `another value of ${pointer}`)
      if (Buffer.from(salt, 'base64').length !== 16 || seen.has(pointer)) fail(values, `salt of ${pointer}, or it stands twice`)
      seen.add(pointer)
      json(value, values, true)
    }
  }
  indexes.set(tenant, [...indexes.get(tenant) ?? [], BigInt(index)])
  counts.set(tenant, (counts.get(tenant) ?? 0) + 1)
  entries++
}
for (const [removal, leaves] of removals) {
  if (declared.get(removal) !== `${leaves.length} ${sha256(...leaves).toString('hex')}`) fail(removal, 'removed, and nothing tells of it')
}
if (files.has('complete')) {
  for (const removal of declared.keys()) if (!removals.has(removal)) fail(removal, 'told of, and nothing of it is here')
  for (const line of text('complete').split('\n').slice(0, -1)) {
    const [tenant, size, count] = line.split(' ')
    if (readHead(`logs/${tenant}/checkpoint`).size !== size || String(counts.get(tenant) ?? 0) !== count) fail('complete', 'not what is here')
  }
}
for (const name of files.keys()) {
  if (name.endsWith('/consistency') && !files.has(name.replace('consistency', 'cosigned-checkpoint'))) fail(name, 'from nowhere')
  const found = /^logs\/([^/]+)\/cosigned-checkpoint$/.exec(name)
  if (!found) continue
  const earlier = readHead(name)
  const head = readHead(`logs/${found[1]}/checkpoint`)
  const path = hashes(text(`logs/${found[1]}/consistency`).split('\n').slice(0, -1))
  if (earlier.origin !== head.origin || !grew(earlier.size, earlier.root, head.size, head.root, path)) fail(name, 'rewritten')
}
for (const name of files.keys()) if (name.startsWith('filed/') && !filed.has(name)) fail(name, 'not what was filed')
const cosigned = new Map()
for (const name of files.keys()) {
  const tenant = /^logs\/([^/]+)\/(cosigned-)?checkpoint$/.exec(name)?.[1]
  if (!tenant) continue
  const { size, witnesses } = readHead(name)
  for (const witness of witnesses.filter(witness => !witness.endsWith(`/${tenant}`))) {
    const key = `${tenant}: cosigned by ${witness}`
    if (!(cosigned.get(key)?.size > BigInt(size))) {
      cosigned.set(key, { size: BigInt(size), beyond: (indexes.get(tenant) ?? []).filter(index => index >= BigInt(size)).length })
    }
  }
}
console.log(`GOOD proposal ${proposal}, ${entries} entries`)
for (const [who, { size, beyond }] of cosigned) console.log(`  ${who} up to size ${size}, ${beyond} entries beyond`)
