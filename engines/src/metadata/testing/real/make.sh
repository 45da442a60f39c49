#!/usr/bin/env bash
# Makes the files of this folder anew with the programs that people use: exiftool and LibreOffice.
#   apt-get install libimage-exiftool-perl libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
#   engines/src/metadata/testing/real/make.sh
# Every place where such a program lets somebody leave a trace carries a mark of its own; marks.json says which file carries which.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
serial=0
marks=()
# A new mark of plain letters, left in $mark and remembered for the file at hand.
next() { printf -v mark 'realmark%03d' "$serial"; serial=$((serial + 1)); marks+=("$mark"); }
listed=()
put() {
  local list; list=$(printf ',"%s"' "${marks[@]}")
  listed+=("\"$(basename "$1")\":[${list:1}]"); marks=(); cp "$1" "$here/"
}
office() { soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$1" "$2" >/dev/null 2>&1; }

names='xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
# What somebody types under File > Properties; $1: not every format keeps every field.
properties() {
  local text="" field
  for field in title subject description creator; do next; text+="<dc:$field>$mark</dc:$field>"; done
  next; text+="<meta:initial-creator>$mark</meta:initial-creator>"
  next; text+="<meta:keyword>$mark</meta:keyword>"
  next; text+="<meta:user-defined meta:name=\"Company\" meta:value-type=\"string\">$mark</meta:user-defined>"
  found="<office:meta>$text</office:meta>"
}
# A remark in the margin, with who made it.
remark() { next; found="<office:annotation><dc:creator>$mark</dc:creator><dc:date>2026-11-23T09:00:00</dc:date><text:p>remark</text:p></office:annotation>"; }
writer() {
  properties; local meta=$found; remark; local said=$found; next; local changed=$mark
  printf '<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">%s<office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>%s</dc:creator><dc:date>2026-11-23T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes><text:p>what the page says%s<text:change-start text:change-id="c1"/> and more<text:change-end text:change-id="c1"/></text:p></office:text></office:body></office:document>' "$names" "$meta" "$changed" "$said" >"$1"
}
calc() {
  properties; local meta=$found; remark
  printf '<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">%s<office:body><office:spreadsheet><table:table table:name="one"><table:table-row><table:table-cell office:value-type="string">%s<text:p>what the page says</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>' "$names" "$meta" "$found" >"$1"
}
impress() {
  properties
  printf '<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">%s<office:automatic-styles><style:page-layout style:name="PM"><style:page-layout-properties fo:page-width="8cm" fo:page-height="6cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="PM"/></office:master-styles><office:body><office:presentation><draw:page draw:name="p1" draw:master-page-name="M"><draw:frame svg:x="1cm" svg:y="1cm" svg:width="6cm" svg:height="2cm"><draw:text-box><text:p>what the page says</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>' "$names" "$found" >"$1"
}

for kind in docx odt; do writer text.fodt; office "$kind" text.fodt; put "text.$kind"; done
for kind in xlsx ods; do calc sheet.fods; office "$kind" sheet.fods; put "sheet.$kind"; done
for kind in pptx odp; do impress slides.fodp; office "$kind" slides.fodp; put "slides.$kind"; done
writer page.fodt; office pdf page.fodt
tags=()
for tag in Title Author Subject Creator Producer Keywords XMP-dc:Creator XMP-dc:Rights XMP-photoshop:City XMP-xmpMM:DocumentID; do next; tags+=("-$tag=$mark"); done
exiftool -q -overwrite_original "${tags[@]}" page.pdf
put page.pdf

# Pictures: drawn by LibreOffice, filled by exiftool as a camera and an editor would.
impress picture.fodp; marks=()
for kind in jpg png webp; do
  office "$kind" picture.fodp
  tags=()
  for tag in EXIF:Make EXIF:Model EXIF:Software EXIF:Artist EXIF:Copyright EXIF:ImageDescription EXIF:OwnerName EXIF:SerialNumber EXIF:LensModel EXIF:UserComment \
    XMP-dc:Creator XMP-dc:Title XMP-photoshop:City XMP-xmpMM:DocumentID; do next; tags+=("-$tag=$mark"); done
  tags+=(-EXIF:GPSLatitude=36.6358 -EXIF:GPSLatitudeRef=N -EXIF:GPSLongitude=127.4914 -EXIF:GPSLongitudeRef=E -EXIF:DateTimeOriginal='2026:11:23 09:00:00')
  case $kind in
    jpg) for tag in IPTC:By-line IPTC:Caption-Abstract IPTC:Keywords Comment; do next; tags+=("-$tag=$mark"); done ;;
    png) for tag in PNG:Author PNG:Comment PNG:Software; do next; tags+=("-$tag=$mark"); done ;;
  esac
  exiftool -q -overwrite_original "${tags[@]}" "picture.$kind"
  put "picture.$kind"
done
all=$(printf ',%s' "${listed[@]}")
echo "{${all:1}}" >"$here/marks.json"
exiftool -ver; soffice --version | head -1; ls -l "$here"
