// Called by Maven through build.sh. Does nothing when nothing changed since the last success: the stamp holds a hash of
// everything that goes in.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const [goal, target, output] = process.argv.slice(2)
const LEAST_NODE = [20, 19]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
  console.error(`The browser application needs Node.js 20.19 or newer, this is ${process.versions.node}: install a newer one, or build without it by -Dui.skip`)
  process.exit(1)
}

const inputs = ['package.json', 'package-lock.json', '.npmrc', 'build.mjs', 'tsconfig.json', 'vite.config.ts', 'index.html', 'public', 'src']
if (goal === 'test') inputs.push('test')
const stamp = join(target, `ui-${goal}.stamp`)
const wanted = hashOf(inputs)
const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
if (done && (goal === 'test' || existsSync(join(output, 'index.html')))) process.exit(0)

install()
if (goal === 'build') npm(['run', 'build'], { ORRERY_UI_OUT: resolve(output) })
else npm(['test'], {})
mkdirSync(target, { recursive: true })
writeFileSync(stamp, wanted)

function install() {
  const lock = hashOf(['package-lock.json'])
  const mark = join('node_modules', '.lock-hash')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  npm(['ci', '--no-audit', '--no-fund', '--prefer-offline'], {})
  writeFileSync(mark, lock)
}

function npm(args, environment) {
  // npm's own chatter says nothing to a Maven user; a failure shows all of it.
  try {
    execFileSync('npm', ['--loglevel=error', ...args], { env: { ...process.env, ...environment }, encoding: 'utf8', stdio: 'pipe' })
  } catch (failure) {
    console.error(`${failure.stdout ?? ''}${failure.stderr ?? ''}`.trim())
    console.error(`The browser application did not ${goal === 'build' ? 'build' : 'pass its tests'}: npm ${args.join(' ')} failed`)
    process.exit(1)
  }
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path).update('\0').update(readFileSync(path))
  }
  paths.forEach(add)
  return hash.digest('hex')
}
