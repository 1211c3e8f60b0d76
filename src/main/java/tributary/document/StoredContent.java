package tributary.document;

/**
 * Content that is stored.
 *
 * @param sha256 64 hexadecimal digits in lower case
 * @param size in bytes, at least 1
 * @param mediaType as detected from the content
 * @param virusScan of this upload
 */
public record StoredContent(String sha256, long size, String mediaType, VirusScan virusScan) {}
