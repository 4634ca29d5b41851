#include "core/write/picture_formats.h"

#include "core/write/drawio.h"
#include "core/write/graph_text.h"
#include "core/write/svg.h"

namespace peerscape::write {

const PictureFormatName* pictureFormat(std::string_view suffix)
{
    for (const PictureFormatName& name : kPictureFormats) {
        if (name.suffix == suffix)
            return &name;
    }
    return nullptr;
}

std::string writePictureText(const Picture& picture, PictureFormat format)
{
    switch (format) {
    case PictureFormat::Svg:
        return writeSvg(picture);
    case PictureFormat::Drawio:
        return writeDrawio(picture);
    case PictureFormat::Mermaid:
        return writeMermaid(picture);
    case PictureFormat::Dot:
        return writeDot(picture);
    case PictureFormat::Png:
    case PictureFormat::Pdf:
        break;
    }
    return {};
}

} // namespace peerscape::write
