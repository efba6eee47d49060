package io.orrery.gateway;

/// What one request and one gateway take at most; beyond it the client is told so and may come back.
///
/// @param maxBytes of one uploaded file; more is 413
/// @param maxConcurrent uploads in flight at this gateway; more is 429 with `Retry-After`
/// @param maxConcurrentPosts event posts in flight at this gateway; more is 429 with `Retry-After`
public record UploadLimits(long maxBytes, int maxConcurrent, int maxConcurrentPosts) {
    public static final UploadLimits DEFAULT = new UploadLimits(4L << 30, 16, 64);

    public UploadLimits {
        if (maxBytes < 1 || maxConcurrent < 1 || maxConcurrentPosts < 1) {
            throw new IllegalArgumentException("upload limits must be at least 1, were maxBytes=" + maxBytes
                    + " maxConcurrent=" + maxConcurrent + " maxConcurrentPosts=" + maxConcurrentPosts);
        }
    }
}
