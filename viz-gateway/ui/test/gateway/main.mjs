// A gateway to develop the page against, without Kafka: node test/gateway/main.mjs, then http://127.0.0.1:8099
import { startGateway } from './server.mjs'
import { FeedStore } from './feedStore.mjs'
import { World } from './world.mjs'

const worlds = [new World({ size: 2600 }), new World({ kind: 'feed', live: true, size: 900 })]
const gateway = await startGateway({ root: new URL('../../dist', import.meta.url).pathname, worlds, feeds: [new FeedStore()], port: 8099 })
console.log(`${gateway.url}  user admin, password orrery`)
