#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace peerscape::test {

/// A text on the screen, with the widget that shows it.
struct ShownText
{
    QString where; ///< Class and object name of the widget.
    QString text;
};

/// The texts of a widget and of all that can be seen in it: labels, buttons, tabs, headers, cells,
/// placeholders, tool tips, names for assistive technology, actions of menus, and all that a canvas
/// draws, from near and from far out.
[[nodiscard]] std::vector<ShownText> textsIn(QWidget& root);

/// Labels, buttons and tabs in a widget that are smaller than their text.
[[nodiscard]] std::vector<ShownText> cutOffIn(QWidget& root);

/// The menus of a widget that give one key to two of their entries.
[[nodiscard]] QStringList sharedMenuKeysIn(QWidget& root);

} // namespace peerscape::test
