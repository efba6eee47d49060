import { describe, expect, it } from 'vitest'
import { Meters } from '../../src/engine/meters'
import { Pulses } from '../../src/engine/view/pulses'

describe('latency', () => {
  it('is the time from receipt on the server clock to handling here', () => {
    const meters = new Meters()
    meters.serverOffsetMicros = 5_000_000
    meters.joined(1)
    meters.handled(1_004_900_000, 1_000_000)
    expect(meters.latencyMillis).toBeCloseTo(100)
  })

  it('counts an event once, however many frames still carry its time', () => {
    const meters = new Meters()
    meters.joined(1)
    meters.handled(1_000_000_000, 1_000_020)
    for (let late = 0; late < 50; late++) meters.handled(1_000_000_000, 1_030_000)
    expect(meters.latencyMillis).toBeCloseTo(20)
  })

  it('leaves out what came before we did, and is unknown at first', () => {
    const meters = new Meters()
    meters.joined(2_000_000_000)
    meters.handled(1_000_000_000, 2_000_001)
    expect(meters.latencyMillis).toBeNull()
  })

  it('is never negative where clocks differ a little', () => {
    const meters = new Meters()
    meters.joined(1)
    meters.handled(1_000_005_000, 1_000_000)
    expect(meters.latencyMillis).toBe(0)
  })
})

describe('rings around newcomers', () => {
  it('mark a few and stay away in a flood until it is over', () => {
    const pulses = new Pulses()
    for (let slot = 0; slot < 10; slot++) pulses.add(slot, 0)
    expect(pulses.count).toBe(10)
    for (let slot = 0; slot < 5000; slot++) pulses.add(slot, 10)
    expect(pulses.count).toBe(0)
    pulses.add(1, 5000)
    expect(pulses.count).toBe(1)
  })
})
