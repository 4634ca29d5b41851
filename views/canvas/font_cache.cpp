#include "views/canvas/font_cache.h"

#include "views/theme/theme.h"

namespace peerscape::views {

const FontCache::Face& FontCache::face(diagram::FontFace face, int pixelSize)
{
    const auto key = std::pair(face, pixelSize);
    const auto known = m_faces.find(key);
    if (known != m_faces.end())
        return known->second;
    QFont font = face == diagram::FontFace::Mono ? Theme::monoFont() : Theme::uiFont();
    font.setPixelSize(pixelSize);
    if (face == diagram::FontFace::SansBold)
        font.setWeight(QFont::DemiBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return m_faces.emplace(key, Face{font, QFontMetricsF(font)}).first->second;
}

} // namespace peerscape::views
