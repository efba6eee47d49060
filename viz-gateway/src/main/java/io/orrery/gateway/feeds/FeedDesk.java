package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.graphs.Graphs;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Defines feeds. Blocks; call from virtual threads.
final class FeedDesk {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final FeedShelf shelf;
    private final Graphs graphs;
    private final LogWriter writer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedDesk(FeedShelf shelf, Graphs graphs, LogWriter writer, TransactionTemplate transaction, Clock clock) {
        this.shelf = shelf;
        this.graphs = graphs;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<FeedRow> list(Account owner) {
        return shelf.list(owner.id());
    }

    /// @throws Refusal 404 when the account has no such feed
    FeedRow owned(Account owner, String name) {
        return shelf.find(owner.id(), name).orElseThrow(Refusal::notFound);
    }

    /// Creates a feed with its graph. Asking again for the same is answered with what is there.
    ///
    /// @throws Refusal 400 when the mapping is wrong, 409 when the name is taken by another definition
    FeedRow create(Account owner, ObjectNode body) {
        String name = JsonBody.text(body, "name");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.malformed(
                    "Field 'name' must have 1 to 63 small letters, digits, dots, dashes and underscores, and start with a letter or digit");
        }
        FeedPlan plan = FeedPlan.read(body);
        Optional<FeedRow> existing = shelf.find(owner.id(), name);
        if (existing.isPresent()) {
            return same(existing.get(), plan);
        }
        try {
            return transaction.execute(status -> insert(owner, name, body, plan));
        } catch (DuplicateKeyException e) {
            return same(owned(owner, name), plan); // somebody was faster
        }
    }

    private FeedRow insert(Account owner, String name, ObjectNode body, FeedPlan plan) {
        GraphId graph = new GraphId(Ids.next());
        graphs.createFeed(graph.value(), owner.id(), name, "{}");
        shelf.add(owner.id(), name, graph.value(), Answers.JSON.writeValueAsString(body));
        FeedDefinition definition =
                new FeedDefinition(graph, name, owner.name(), plan.spec(), plan.reading(), clock.millis() * 1_000);
        // Inside the transaction: a feed that people see is one that ingest knows.
        writer.write(Catalogue.FEEDS, RecordKey.of(graph, "definition"), Documents.encode(definition));
        return owned(owner, name);
    }

    private static FeedRow same(FeedRow existing, FeedPlan wanted) {
        if (!existing.plan().equals(wanted)) {
            throw Refusal.of(
                    HttpStatus.CONFLICT, "There is a feed '" + existing.name() + "' with another mapping already");
        }
        return existing;
    }
}
