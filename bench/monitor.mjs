// Zones and tables at size, ours beside the usual ways, results compared.
//   node bench/monitor.mjs [--size 1000000] [--rows 1000000] [--sample 20000] [--seed 20240603] [--only geofence|rows]
// CPU seconds are compared, not wall: they stand other load on the machine.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { parse } from 'csv-parse'
import Flatbush from 'flatbush'
import { feature } from 'topojson-client'
import { openCsv } from '../dist/formats/index.js'
import { digestOf, mappingFor, superseding, zoneIndex, zonesAt } from '../dist/monitor/index.js'

const options = new Map()
for (let i = 2; i < process.argv.length; i += 2) options.set(process.argv[i], process.argv[i + 1])
const size = Number(options.get('--size') ?? 1_000_000)
const rows = Number(options.get('--rows') ?? 1_000_000)
const sample = Math.min(size, Number(options.get('--sample') ?? 20_000))
const seed = Number(options.get('--seed') ?? 20240603)
const only = options.get('--only')

const say = (text) => process.stdout.write(`${text}\n`)
const megabytes = () => process.memoryUsage().rss / 2 ** 20
function cpu(work) {
  const before = process.cpuUsage()
  const result = work()
  const used = process.cpuUsage(before)
  return [(used.user + used.system) / 1e6, result]
}
function random(from) {
  let a = from
  return () => {
    a |= 0
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function countries() {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')
  const topology = JSON.parse(readFileSync(path, 'utf8'))
  const zones = []
  for (const { geometry } of feature(topology, topology.objects.countries).features) {
    if (!geometry) continue
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    let [west, south, east, north, vertices] = [180, 90, -180, -90, 0]
    for (const [x, y] of polygons.flat(2)) {
      vertices += 1
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
    if (east - west <= 180) zones.push({ polygons, box: [west, south, east, north], vertices })
  }
  return zones.sort((p, q) => q.vertices - p.vertices).slice(0, 200)
}

function pointsAmong(zones) {
  const next = random(seed)
  const xs = new Float64Array(size)
  const ys = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    if (i & 1) {
      xs[i] = next() * 360 - 180
      ys[i] = next() * 140 - 58
    } else {
      const [west, south, east, north] = zones[(next() * zones.length) | 0].box
      xs[i] = west + next() * (east - west)
      ys[i] = south + next() * (north - south)
    }
    xs[i] = Math.round(xs[i] * 1e5) / 1e5
    ys[i] = Math.round(ys[i] * 1e5) / 1e5
  }
  return { xs, ys }
}

/** Hits and checksum over the first n points. */
function counted(n, visit) {
  let hits = 0
  let checksum = 0
  let i = 0
  const hit = (zone) => {
    hits += 1
    checksum = (checksum + (i + 1) * (zone + 1)) % 1000000007
  }
  for (; i < n; i++) visit(i, hit)
  return `${hits} ${checksum}`
}

function same(name, ours, theirs) {
  if (ours !== theirs) throw new Error(`${name} differs: ours ${ours}, theirs ${theirs}`)
}

function geofence() {
  const zones = countries()
  const { xs, ys } = pointsAmong(zones)
  const vertices = zones.reduce((sum, zone) => sum + zone.vertices, 0)
  say(`geofence: ${size} points, ${zones.length} zones, ${vertices} vertices, seed ${seed}`)

  const [build, index] = cpu(() => zoneIndex(zones.map((zone) => zone.polygons)))
  const ask = (n) => () => counted(n, (i, hit) => index.visit(xs[i], ys[i], hit))
  const [all, found] = cpu(ask(size))
  say(
    `  ours, all points: ${all.toFixed(2)} cpu s + ${build.toFixed(2)} to build; ${((all / size) * 1e6).toFixed(2)} µs a point; hits and checksum ${found}`,
  )
  const [single] = cpu(() => {
    for (let i = 0; i < sample; i++) zonesAt(index, xs[i], ys[i])
  })
  say(`  ours, one point at a time: ${((single / sample) * 1e6).toFixed(2)} µs`)

  // Boxes in a packed tree, then a ray through every ring of every zone whose box holds the point.
  const rings = zones.map((zone) =>
    zone.polygons.flat().map((ring) => Float64Array.from(ring.flat())),
  )
  const tree = new Flatbush(zones.length)
  for (const { box } of zones) tree.add(...box)
  tree.finish()
  const plain = (x, y, zone) => {
    let inside = false
    for (const r of rings[zone])
      for (let k = 0, j = r.length - 2; k < r.length; j = k, k += 2) {
        const yk = r[k + 1]
        const yj = r[j + 1]
        if (yk > y !== yj > y && x < ((r[j] - r[k]) * (y - yk)) / (yj - yk) + r[k]) inside = !inside
      }
    return inside
  }
  const boxed = (test) => (n) => () =>
    counted(n, (i, hit) => {
      for (const zone of tree.search(xs[i], ys[i], xs[i], ys[i]).sort((a, b) => a - b))
        if (test(xs[i], ys[i], zone)) hit(zone)
    })
  const line = (name, n, run) => {
    const [theirs, result] = cpu(run(n))
    const [ours, mine] = n === size ? [all, found] : cpu(ask(n))
    same(name, mine, result)
    say(
      `  ${name}, ${n} points: ${theirs.toFixed(2)} cpu s; ours ${ours.toFixed(3)}; ratio ${(theirs / ours).toFixed(1)}; equal`,
    )
    return (theirs / n) * size
  }
  line('boxes and a ray through every ring', size, boxed(plain))
  const geometries = zones.map((zone) => ({ type: 'MultiPolygon', coordinates: zone.polygons }))
  line(
    'boxes and turf',
    sample,
    boxed((x, y, zone) => booleanPointInPolygon([x, y], geometries[zone])),
  )
  line(
    'turf, every zone',
    Math.min(2_000, sample),
    (n) => () =>
      counted(n, (i, hit) => {
        geometries.forEach((geometry, zone) => {
          if (booleanPointInPolygon([xs[i], ys[i]], geometry)) hit(zone)
        })
      }),
  )
  if (size === 1_000_000 && seed === 20240603) {
    same('checksum of other engines', found, '434958 464300417')
    say(
      '  figures of PostgreSQL 15 with PostGIS 3.3 for this case, taken earlier on two such cores, not in this run:',
    )
    for (const [plan, seconds] of [
      ['subdivided, point by point (the usual plan)', 28.1],
      ['points indexed, zones as outer loop (batch only)', 8.5],
      ['subdivided, zones as outer loop (best batch plan)', 2.15],
    ])
      say(
        `    ${plan}: ${seconds} cpu s, ${(seconds / all).toFixed(1)} times ours (${(seconds / (all + build)).toFixed(1)} with building)`,
      )
  }
}

const heading =
  'id,relid,year,code_status,type_of_violence,conflict_name,side_a,side_b,number_of_sources,where_prec,where_description,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_civilians,best,high,low'

/** Seeded rows in pieces of about 64 kB, as a file would come; never all of them in memory. */
function* table(n) {
  const next = random(seed)
  let text = `${heading}\n`
  for (let i = 0; i < n; i++) {
    const day = 1 + ((next() * 28) | 0)
    const month = 1 + ((next() * 12) | 0)
    const date = `${month}/${day}/${2014 + ((next() * 8) | 0)} 12:00:00 AM`
    const best = (next() * 9) | 0
    const where =
      i % 7 === 0 ? `"Village ""${i % 90}"", 3 km\nnorth"` : `Village ${i % 900} near the bridge`
    text += `${i + 1},ZZZ-${i},2014,Clear,1,North - South,North,South,${1 + (i % 4)},${1 + (i % 5)},${where},Upper,${i % 30},${(47 + next() * 2).toFixed(5)},${(37 + next() * 2).toFixed(5)},Land,1,1,${date},${date},0,${best},${best + 2},${best}\n`
    if (text.length > 65_536) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text)
}

async function staging() {
  say(`rows: ${rows} of ${heading.split(',').length} columns`)
  // Making the rows costs time too: it is taken out.
  const [making, bytes] = cpu(() => {
    let sum = 0
    for (const piece of table(rows)) sum += piece.length
    return sum
  })
  globalThis.gc?.()
  const start = megabytes()
  let peak = start
  const run = (compare) => {
    const reader = openCsv()
    const edition = compare ? superseding(new Map(), '1') : undefined
    let mapping
    const waiting = []
    const tally = { taken: 0, refused: 0, digest: 0 }
    const stage = (cells) => {
      if (mapping === undefined) {
        waiting.push(cells)
        if (waiting.length < 1_001) return
        prepare()
        return
      }
      const { event } = mapping.map(cells, tally.taken + tally.refused + 1)
      if (event === undefined) tally.refused += 1
      else {
        tally.taken += 1
        tally.digest = (tally.digest + parseInt(event.digest.slice(0, 6), 36)) % 1000000007
        edition?.take(event)
      }
    }
    const prepare = () => {
      mapping = mappingFor(waiting[0], waiting.slice(1))
      for (const cells of waiting.splice(0).slice(1)) stage(cells)
    }
    let pieces = 0
    for (const piece of table(rows)) {
      for (const { cells } of reader.push(piece)) stage(cells)
      if (++pieces % 32 === 0) peak = Math.max(peak, megabytes())
    }
    for (const { cells } of reader.end()) stage(cells)
    if (mapping === undefined) prepare()
    return tally
  }
  const [spent, tally] = cpu(() => run(false))
  const seconds = spent - making
  say(
    `  ours, read and mapped: ${seconds.toFixed(2)} cpu s, ${Math.round(rows / seconds)} rows a second, ${Math.round(bytes / seconds / 1e6)} MB a second; ${tally.taken} taken, ${tally.refused} refused; memory ${Math.round(start)} MB before, ${Math.round(peak)} MB at most (file ${Math.round(bytes / 1e6)} MB)`,
  )
  peak = megabytes()
  const [compared] = cpu(() => run(true))
  say(
    `  the same with every id compared against what is held: ${(compared - making).toFixed(2)} cpu s, ${Math.round(peak)} MB at most (grows with the number of ids)`,
  )

  const n = Math.min(rows, 200_000)
  const ours = cpu(() => {
    const reader = openCsv({ separator: ',' })
    let sum = 0
    const add = ({ cells }) =>
      (sum = (sum + parseInt(digestOf(cells).slice(0, 6), 36)) % 1000000007)
    for (const piece of table(n)) reader.push(piece).forEach(add)
    reader.end().forEach(add)
    return sum
  })
  const before = process.cpuUsage()
  const parser = parse()
  let sum = 0
  parser.on(
    'data',
    (cells) => (sum = (sum + parseInt(digestOf(cells).slice(0, 6), 36)) % 1000000007),
  )
  const done = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject))
  for (const piece of table(n))
    if (!parser.write(piece)) await new Promise((r) => parser.once('drain', r))
  parser.end()
  await done
  const used = process.cpuUsage(before)
  const theirs = (used.user + used.system) / 1e6
  same('csv-parse', ours[1], sum)
  say(
    `  reading ${n} rows, their making included: csv-parse ${theirs.toFixed(2)} cpu s; ours ${ours[0].toFixed(2)}; ratio ${(theirs / ours[0]).toFixed(1)}; equal`,
  )
}

if (only !== 'rows') geofence()
if (only !== 'geofence') await staging()
