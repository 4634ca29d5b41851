#include "views/widgets/pill_label.h"

#include "views/theme/theme_manager.h"

namespace peerscape::views {

PillLabel::PillLabel(const ThemeManager& theme, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &ThemeManager::changed, this, &PillLabel::restyle);
    restyle();
}

void PillLabel::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    restyle();
}

void PillLabel::restyle()
{
    ColorRole text = ColorRole::MutedText;
    ColorRole fill = ColorRole::Window;
    switch (m_tone) {
    case Tone::Good:
        text = ColorRole::Good;
        fill = ColorRole::GoodTint;
        break;
    case Tone::Warning:
        text = ColorRole::Warning;
        fill = ColorRole::WarningTint;
        break;
    case Tone::Bad:
        text = ColorRole::Bad;
        fill = ColorRole::BadTint;
        break;
    case Tone::Accent:
        text = ColorRole::AccentText;
        fill = ColorRole::Selection;
        break;
    case Tone::Neutral:
        break;
    }
    const Theme& theme = m_theme.theme();
    setStyleSheet(QStringLiteral("color: %1; background: %2; border-radius: 7px; padding: 1px 8px; "
                                 "font-weight: 600; font-size: 12px;")
                      .arg(theme.color(text).name(), theme.color(fill).name()));
}

} // namespace peerscape::views
