#pragma once

#include <QToolBar>

#include <vector>

class QToolButton;

namespace peerscape::window {

/// A tool bar whose buttons give up their words, one after the other, before any of them would be
/// out of reach in a narrow window. Their names stay for tool tips and assistive technology.
class FittingToolBar : public QToolBar
{
    Q_OBJECT

public:
    using QToolBar::QToolBar;

    /// The buttons that can do without words, those first that lose them first.
    void setFitting(std::vector<QToolButton*> buttons);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    std::vector<QToolButton*> m_buttons;
};

} // namespace peerscape::window
