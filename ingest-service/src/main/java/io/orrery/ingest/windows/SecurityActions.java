package io.orrery.ingest.windows;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the numbers of the Security log stand for.
final class SecurityActions {
    private static final Map<Long, String> ACTIONS = """
            1100 logging-service-shutdown
            1102 audit-log-cleared
            4608 startup-of-windows
            4624 logged-in
            4625 logon-failed
            4634 logged-out
            4647 logged-out
            4648 logged-in-explicit
            4656 handle-requested
            4657 registry-value-changed
            4658 handle-closed
            4660 object-deleted
            4661 handle-requested
            4662 object-operation-performed
            4663 object-access-attempted
            4670 permissions-changed
            4672 logged-in-special
            4673 privileged-service-called
            4674 privileged-operation
            4688 process-created
            4689 process-ended
            4690 handle-duplicated
            4692 master-key-backup
            4697 service-installed
            4698 scheduled-task-created
            4699 scheduled-task-deleted
            4700 scheduled-task-enabled
            4701 scheduled-task-disabled
            4702 scheduled-task-updated
            4703 user-right-adjusted
            4719 audit-policy-changed
            4720 user-created
            4722 user-enabled
            4723 password-change-attempted
            4724 password-reset
            4725 user-disabled
            4726 user-deleted
            4727 group-created
            4728 member-added-to-group
            4729 member-removed-from-group
            4732 member-added-to-group
            4733 member-removed-from-group
            4735 group-changed
            4737 group-changed
            4738 user-changed
            4740 user-locked-out
            4741 computer-created
            4742 computer-changed
            4743 computer-deleted
            4756 member-added-to-group
            4757 member-removed-from-group
            4767 user-unlocked
            4768 kerberos-ticket-granting-ticket-requested
            4769 kerberos-service-ticket-requested
            4770 kerberos-service-ticket-renewed
            4771 kerberos-preauthentication-failed
            4776 credential-validated
            4778 session-reconnected
            4779 session-disconnected
            4781 user-renamed
            4798 groups-of-user-listed
            4799 members-of-group-listed
            5136 directory-object-changed
            5140 share-accessed
            5142 share-added
            5145 share-object-accessed
            5152 packet-blocked
            5154 listening-allowed
            5156 connection-allowed
            5157 connection-blocked
            5158 bind-allowed
            5159 bind-blocked
            5379 credentials-read
            """.lines()
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toMap(line -> Long.valueOf(line[0]), line -> line[1]));

    private SecurityActions() {}

    static @Nullable String of(long id) {
        return ACTIONS.get(id);
    }
}
