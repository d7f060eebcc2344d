"""Text becomes lines: faces, advance widths, breaks between Thai words."""
