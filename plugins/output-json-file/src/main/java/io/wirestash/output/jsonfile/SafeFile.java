package io.wirestash.output.jsonfile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * Opens files for writing so that nobody else can choose what is written to: only regular files with one name, never
 * through a symbolic link, readable by their owner only. For POSIX file systems.
 */
final class SafeFile {
  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private SafeFile() {}

  /** Makes the folder if it is missing, and refuses one that others could swap files in while we are root. */
  static void prepareFolder(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) Files.createDirectories(folder, FOLDER_MODE);
    } catch (FileAlreadyExistsException noFolder) {
      throw new IOException("cannot write to " + folder + ": it is no folder", noFolder);
    } catch (FileSystemException failure) {
      throw new IOException("cannot make the folder " + folder + ": " + reason(failure), failure);
    }
    if (System.getProperty("user.name").equals("root") && othersMayWrite(folder)) {
      throw new IOException("refusing to write to " + folder + " as root: other users may write there, too");
    }
  }

  private static boolean othersMayWrite(Path folder) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
    boolean rootsGroup = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:gid"));
    return mode.contains(PosixFilePermission.OTHERS_WRITE)
        || mode.contains(PosixFilePermission.GROUP_WRITE) && !rootsGroup;
  }

  /** Opens a file for appending, made if it is missing, and keeps other processes from writing to it. */
  static FileChannel openOrCreate(Path file) throws IOException {
    Object before = identity(file);
    if (before == null) return locked(file, create(file));
    FileChannel channel = open(file);
    if (!before.equals(identity(file))) {
      channel.close();
      throw new IOException("refusing to write to " + file + ": it was replaced while it was opened");
    }
    return locked(file, channel);
  }

  /** Makes a file that must not exist. */
  static FileChannel create(Path file) throws IOException {
    try {
      FileChannel channel = FileChannel.open(file, Set.of(READ, WRITE, CREATE_NEW, NOFOLLOW_LINKS), FILE_MODE);
      if (!Files.getPosixFilePermissions(file, NOFOLLOW_LINKS).equals(OWNER_ONLY)) { // a umask against the owner
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      return channel;
    } catch (FileSystemException failure) {
      throw new IOException("cannot create " + file + ": " + reason(failure), failure);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, Set.of(READ, WRITE, NOFOLLOW_LINKS));
    } catch (FileSystemException failure) {
      throw new IOException("cannot write to " + file + ": " + reason(failure), failure);
    }
  }

  private static FileChannel locked(Path file, FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) return channel;
    } catch (OverlappingFileLockException ours) {
      channel.close();
      throw new IOException("cannot write to " + file + ": another output of this run writes it", ours);
    } catch (IOException noLocks) {
      return channel; // some network file systems have none
    }
    channel.close();
    throw new IOException("cannot write to " + file + ": another process writes it");
  }

  /** Refuses a target that is not a regular file with one name; a missing one is fine. */
  static void check(Path file) throws IOException {
    identity(file);
  }

  /** What tells this file from all others, or null if there is none. */
  private static Object identity(Path file) throws IOException {
    if (!Files.exists(file, NOFOLLOW_LINKS)) return null;
    String wanted = "unix:isSymbolicLink,isRegularFile,isDirectory,nlink,fileKey";
    Map<String, Object> found = Files.readAttributes(file, wanted, NOFOLLOW_LINKS);
    String what = null;
    if (found.get("isSymbolicLink").equals(true)) what = "a symbolic link";
    else if (found.get("isDirectory").equals(true)) what = "a folder";
    else if (found.get("isRegularFile").equals(false)) what = "a device, pipe or socket";
    else if (!found.get("nlink").equals(1)) what = "a file with several names (hard links)";
    if (what != null) throw new IOException("refusing to write to " + file + ": it is " + what);
    return found.get("fileKey");
  }

  /** Makes a new name last, as fsync(2) asks for. */
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static String reason(FileSystemException failure) {
    if (failure.getReason() != null) return failure.getReason();
    return failure.getClass().getSimpleName().replace("Exception", "");
  }
}
