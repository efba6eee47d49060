import { serverOf, tokenOf, type Shipper } from './shippers'

export const OWN_WAYS: readonly Shipper[] = [
  {
    id: 'curl',
    name: 'curl',
    ways: [
      {
        title: 'Lines of any known format',
        tested: false,
        text: (place) => `curl ${serverOf(place).url}/api/v1/feeds/${place.feed}/events \\
  -H "Authorization: Bearer ${tokenOf(place)}" \\
  -H "Content-Type: text/plain" \\
  --data-binary @auth.log`,
        note: 'Answered once every line is stored, with the number of each line that was refused. Add an Idempotency-Key header, and a repeated post counts once.',
      },
    ],
  },
  {
    id: 'orrery',
    name: './orrery feed',
    ways: [
      {
        title: 'A file, as fast as it goes or at a rate',
        tested: false,
        text: (place) => `./orrery feed auth.log --name ${place.feed}
./orrery feed recording.ndjson --name ${place.feed} --rate 500`,
      },
    ],
  },
]
