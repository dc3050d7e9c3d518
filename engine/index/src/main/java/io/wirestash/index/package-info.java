/** Build time: from annotated records and factories to event codecs and the component index of a jar. */
package io.wirestash.index;
