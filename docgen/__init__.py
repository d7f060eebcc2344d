"""docgen: Thai government letters (หนังสือราชการ) from YAML, as DOCX and PDF."""

__version__ = "0.1.0"
