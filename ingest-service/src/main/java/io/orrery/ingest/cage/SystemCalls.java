package io.orrery.ingest.cage;

import java.util.List;

/// Numbers of the kernel's calls on x86-64, and which of them a parser has no business with.
final class SystemCalls {
    /// Of this machine's calls, as seccomp names it.
    static final int ARCHITECTURE = 0xC000003E;

    static final long CLOSE = 3;
    static final long CLONE = 56;
    static final long EXECVE = 59;
    static final long CAPSET = 126;
    static final long PRCTL = 157;
    static final long SETRLIMIT = 160;
    static final long OPENAT = 257;
    static final long SECCOMP = 317;
    static final long CLONE3 = 435;
    static final long LANDLOCK_CREATE = 444;
    static final long LANDLOCK_RULE = 445;
    static final long LANDLOCK_RESTRICT = 446;

    /// Networks: socket, connect, accept, sendto, sendmsg, bind, listen, socketpair, accept4, sendmmsg.
    private static final List<Integer> NETWORK = List.of(41, 42, 43, 44, 46, 49, 50, 53, 288, 307);
    /// Other programs and processes: fork, vfork, execve, execveat, kill, ptrace, process_vm_readv and writev, kcmp,
    /// pidfd_send_signal, pidfd_open, pidfd_getfd, rt_sigqueueinfo, rt_tgsigqueueinfo.
    private static final List<Integer> PROCESSES =
            List.of(57, 58, 59, 322, 62, 101, 310, 311, 312, 424, 434, 438, 129, 297);
    /// The machine: mount, umount2, pivot_root, chroot, unshare, setns, reboot, swapon, swapoff, acct,
    /// settimeofday, clock_settime, sethostname, setdomainname, iopl, ioperm, the loading of modules and
    /// kernels, syslog, quotactl, mknod, mknodat, the newer calls for mounts, open_by_handle_at.
    private static final List<Integer> MACHINE = List.of(
            165, 166, 155, 161, 272, 308, 169, 167, 168, 163, 164, 227, 170, 171, 172, 173, 175, 313, 176, 246, 320,
            103, 179, 133, 259, 428, 429, 430, 431, 432, 433, 442, 304);
    /// What has had more holes than uses here: keys, bpf, perf events, userfaultfd, io_uring, fanotify.
    private static final List<Integer> RISKY = List.of(248, 249, 250, 321, 298, 323, 425, 426, 427, 300);

    private SystemCalls() {}

    static boolean areKnown() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    static List<Integer> forbidden() {
        return java.util.stream.Stream.of(NETWORK, PROCESSES, MACHINE, RISKY)
                .flatMap(List::stream)
                .toList();
    }
}
