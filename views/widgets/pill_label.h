#pragma once

#include <QLabel>

namespace peerscape::views {

class ThemeManager;

/// A rounded, tinted label for a state. Colour is never alone: the text says it too.
class PillLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Good, Warning, Bad, Accent, Neutral };

    explicit PillLabel(const ThemeManager& theme, QWidget* parent = nullptr);
    void setTone(Tone tone);

private:
    void restyle();

    const ThemeManager& m_theme;
    Tone m_tone = Tone::Neutral;
};

} // namespace peerscape::views
