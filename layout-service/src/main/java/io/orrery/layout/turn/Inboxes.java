package io.orrery.layout.turn;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One inbox for each worker of a process. A partition, and with it every graph in it, belongs to one of them for good:
/// the worker whose number is the partition's modulo the number of workers.
public final class Inboxes {
    private final List<Inbox> inboxes;

    /// @param workers at least 1
    /// @param mostBytes bound on the messages of all workers; each has its share of it
    public Inboxes(int workers, long mostBytes) {
        inboxes = IntStream.range(0, workers)
                .mapToObj(worker -> new Inbox(mostBytes / workers))
                .toList();
    }

    /// The inbox of a worker.
    public Inbox get(int worker) {
        return inboxes.get(worker);
    }

    /// Posts to the worker that a partition belongs to; waits for room there.
    public void post(int partition, Message message) {
        inboxes.get(worker(partition)).post(message);
    }

    /// Tells every worker which of these partitions, all that the process owns, are its own.
    public void own(Set<Integer> partitions) {
        for (int worker = 0; worker < inboxes.size(); worker++) {
            int its = worker;
            inboxes.get(worker)
                    .post(new Message.Own(partitions.stream()
                            .filter(partition -> worker(partition) == its)
                            .collect(Collectors.toUnmodifiableSet())));
        }
    }

    private int worker(int partition) {
        return partition % inboxes.size();
    }

    /// Messages that wait, of all workers. Any thread.
    public int size() {
        return inboxes.stream().mapToInt(Inbox::size).sum();
    }
}
